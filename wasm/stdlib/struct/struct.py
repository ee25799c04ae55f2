"""Values as bytes, laid out as C does."""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

from _struct import Struct, calcsize, error, iter_unpack, pack, pack_into, unpack, unpack_from
