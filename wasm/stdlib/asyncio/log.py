"""asyncio's logger; the logging module is imported when there is something to say."""


class _Logger:

    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('asyncio'), name)


logger = _Logger()


def debug(message, *args):
    """Log a debugging message, if the program uses logging at all."""
    import sys
    if 'logging' in sys.modules:
        logger.debug(message, *args)
