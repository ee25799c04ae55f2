"""Objects to bytes and back."""

from _pickle import (
    PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads,
)

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps",
           "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

format_version = "4.0"
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
