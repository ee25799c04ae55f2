"""What is C in CPython; here it is the module warnings itself."""

from warnings import (
    _filters_mutated, defaultaction as _defaultaction, filters, onceregistry as _onceregistry, warn, warn_explicit,
)
