"""Terraform's numbers: binary floating point with a precision of its own for each number, and exact conversions.

A number that is written in decimal has 512 bits, one that comes from an integer of the machine 64, one from a float 53.
An operation has the larger precision of its operands and rounds half to even.

Source: https://pkg.go.dev/math/big#Float
"""

from __future__ import annotations

import math
import re
from decimal import Decimal, localcontext
from fractions import Fraction

from modsmith.cty.errors import EvaluationError, TooLargeError

DECIMAL = 512
"""Bits of a number that is written in decimal."""
INTEGER = 64
"""Bits of a number that comes from an integer of the machine."""
FLOAT = 53
"""Bits of a number that comes from a float of the machine."""

_WRITTEN = re.compile(r"([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?", re.ASCII)
_INFINITE = re.compile(r"([+-]?)[iI]nf")
_WIDEST_EXPONENT = 5_000
_FEWEST_EXACT = 5


class Number:
    """A number: `mantissa * 2 ** exponent`, with an odd mantissa unless it is zero.

    Attributes:
        mantissa: an integer with its sign.
        exponent: of two.
        precision: in bits.
        infinite: 1 or -1 for the infinities, else 0.
        negative: whether it has a minus; a zero can have one, too, and equals the other.
    """

    __slots__ = ("exponent", "infinite", "mantissa", "negative", "precision")

    def __init__(
        self,
        mantissa: int,
        exponent: int = 0,
        precision: int = DECIMAL,
        infinite: int = 0,
        *,
        negative: bool = False,
    ) -> None:
        if mantissa:
            low = (mantissa & -mantissa).bit_length() - 1
            mantissa, exponent = mantissa >> low, exponent + low
        else:
            exponent = 0
        self.mantissa, self.exponent = mantissa, exponent
        self.precision, self.infinite = precision, infinite
        self.negative = mantissa < 0 or infinite < 0 or (negative and not mantissa and not infinite)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Number)
            and self.mantissa == other.mantissa
            and self.exponent == other.exponent
            and self.infinite == other.infinite
        )

    def __hash__(self) -> int:
        return hash((self.mantissa, self.exponent, self.infinite))

    def __lt__(self, other: Number) -> bool:
        return compare(self, other) < 0

    def __repr__(self) -> str:
        return text(self)

    @property
    def is_whole(self) -> bool:
        """Whether it is an integer."""
        return not self.infinite and self.exponent >= 0

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return self.infinite or (self.mantissa > 0) - (self.mantissa < 0)

    def fraction(self) -> Fraction:
        """The exact value of a finite number."""
        if self.exponent >= 0:
            return Fraction(self.mantissa << self.exponent)
        return Fraction(self.mantissa, 1 << -self.exponent)

    def whole(self) -> int:
        """The integer, without the fraction."""
        if self.exponent >= 0:
            return self.mantissa << self.exponent
        cut = abs(self.mantissa) >> -self.exponent
        return cut if self.mantissa >= 0 else -cut


def integer(value: int, precision: int = INTEGER) -> Number:
    """An integer of the machine."""
    return Number(value, 0, max(precision, value.bit_length()))


def from_float(value: float) -> Number:
    """A float of the machine."""
    if math.isinf(value):
        return Number(0, 0, FLOAT, 1 if value > 0 else -1)
    top, bottom = value.as_integer_ratio()
    return Number(top, -(bottom.bit_length() - 1), FLOAT, negative=math.copysign(1, value) < 0)


def parse(written: str) -> Number:
    """The number of a text, as `tonumber` has it.

    Raises:
        EvaluationError: it is none.
        TooLargeError: its exponent is too large.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        infinite = _INFINITE.fullmatch(written)
        if infinite is None:
            raise EvaluationError("a number is required")
        return Number(0, 0, DECIMAL, -1 if infinite.group(1) == "-" else 1)
    sign, digits, power = found.groups()
    if (
        len(digits) > _WIDEST_EXPONENT
        or len(power or "") > _FEWEST_EXACT + 1
        or abs(int(power or 0)) > _WIDEST_EXPONENT
    ):
        raise TooLargeError("a number with a large exponent")
    whole, _, part = digits.partition(".")
    scale = int(power or 0) - len(part)
    top, bottom = int(whole + part or "0"), 1
    if scale >= 0:
        top *= 10**scale
    else:
        bottom = 10**-scale
    made = quotient(top, bottom, DECIMAL)
    return negate(made) if sign == "-" else made


def rounded(mantissa: int, exponent: int, precision: int) -> Number:
    """A number of this precision, rounded half to even."""
    excess = mantissa.bit_length() - precision
    if excess <= 0:
        return Number(mantissa, exponent, precision)
    size = abs(mantissa)
    kept, rest, half = size >> excess, size & ((1 << excess) - 1), 1 << (excess - 1)
    if rest > half or (rest == half and kept & 1):
        kept += 1
    return Number(kept if mantissa > 0 else -kept, exponent + excess, precision)


def quotient(top: int, bottom: int, precision: int) -> Number:
    """`top / bottom`, rounded half to even."""
    sign, top = (-1, -top) if top < 0 else (1, top)
    shift = max(0, precision + 2 - (top.bit_length() - bottom.bit_length()))
    kept, rest = divmod(top << shift, bottom)
    if rest:  # a bit below all others: neither a tie nor exact
        kept, shift = (kept << 1) | 1, shift + 1
    return rounded(sign * kept, -shift, precision)


def add(left: Number, right: Number) -> Number:
    """The sum.

    Raises:
        EvaluationError: of opposite infinities.
    """
    precision = max(left.precision, right.precision)
    if left.infinite or right.infinite:
        if left.infinite and right.infinite and left.infinite != right.infinite:
            raise EvaluationError("can't compute sum of opposing infinities")
        return Number(0, 0, precision, left.infinite or right.infinite)
    low = min(left.exponent, right.exponent)
    if max(left.exponent, right.exponent) - low > 2 * _WIDEST_EXPONENT * 4:
        raise TooLargeError("a sum of a very large and a very small number")
    mantissa = (left.mantissa << (left.exponent - low)) + (right.mantissa << (right.exponent - low))
    if left.negative and right.negative and not mantissa:
        return Number(0, 0, precision, negative=True)
    return rounded(mantissa, low, precision)


def negate(value: Number) -> Number:
    """The number with the opposite sign."""
    return Number(
        -value.mantissa, value.exponent, value.precision, -value.infinite, negative=not value.negative
    )


def multiply(left: Number, right: Number) -> Number:
    """The product, with at most 512 bits.

    Raises:
        EvaluationError: of zero and infinity.
    """
    sign = left.sign * right.sign
    if left.infinite or right.infinite:
        if not sign:
            raise EvaluationError("can't multiply zero by infinity")
        return Number(0, 0, DECIMAL, sign)
    made = rounded(left.mantissa * right.mantissa, left.exponent + right.exponent, DECIMAL)
    if abs(made.exponent) > _WIDEST_EXPONENT * 4:
        raise TooLargeError("a product with a large exponent")
    least = made.mantissa.bit_length()
    precision = max(least, left.precision, right.precision)
    return Number(made.mantissa, made.exponent, precision, negative=left.negative != right.negative)


def divide(left: Number, right: Number) -> Number:
    """The quotient.

    Raises:
        EvaluationError: of two zeros or two infinities, or by zero.
    """
    precision = max(left.precision, right.precision)
    if (left.infinite and right.infinite) or not (left.sign or right.sign):
        raise EvaluationError("can't divide zero by zero or infinity by infinity")
    if left.infinite or not right.sign:
        return Number(0, 0, precision, -1 if left.negative != right.negative else 1)
    negative = left.negative != right.negative
    if right.infinite:
        return Number(0, 0, precision, negative=negative)
    made = (
        quotient(left.mantissa, right.mantissa, precision)
        if right.mantissa > 0
        else quotient(-left.mantissa, -right.mantissa, precision)
    )
    return Number(made.mantissa, made.exponent + left.exponent - right.exponent, precision, negative=negative)


def modulo(left: Number, right: Number) -> Number:
    """The remainder of a division that rounds to zero; the number itself for zero."""
    if left.infinite or right.infinite:
        return multiply(left, right)
    if not right.sign:
        return left
    times = divide(left, right).whole()
    precision = left.precision
    part = rounded(right.mantissa * times, right.exponent, precision)
    return add(left, negate(part))


def compare(left: Number, right: Number) -> int:
    """-1, 0 or 1."""
    if left.infinite or right.infinite:
        return (left.infinite > right.infinite) - (left.infinite < right.infinite)
    if left.sign != right.sign:
        return (left.sign > right.sign) - (left.sign < right.sign)
    size = left.mantissa.bit_length() + left.exponent - right.mantissa.bit_length() - right.exponent
    if size:
        return left.sign if size > 0 else -left.sign
    low = min(left.exponent, right.exponent)
    one, other = left.mantissa << (left.exponent - low), right.mantissa << (right.exponent - low)
    return (one > other) - (one < other)


def text(value: Number) -> str:
    """The shortest decimal that stands for the number at its precision, without an exponent."""
    if value.infinite:
        return "+Inf" if value.infinite > 0 else "-Inf"
    if not value.mantissa:
        return "-0" if value.negative else "0"
    if value.exponent >= 0 and value.mantissa.bit_length() + value.exponent <= min(value.precision, 50):
        return str(value.mantissa << value.exponent)
    digits, point = shortest(value)
    sign = "-" if value.mantissa < 0 else ""
    if point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    if point >= len(digits):
        return f"{sign}{digits}{'0' * (point - len(digits))}"
    return f"{sign}{digits[:point]}.{digits[point:]}"


def exact_decimal(value: Number) -> tuple[str, int]:
    """The digits of a finite number's exact decimal, and where its point is."""
    if not value.mantissa:
        return "", 0
    size, exponent = abs(value.mantissa), value.exponent
    whole = size << exponent if exponent >= 0 else size * 5**-exponent
    digits = str(whole) if whole.bit_length() < 10_000 else _long(whole)
    point = len(digits) + min(exponent, 0)
    return digits.rstrip("0"), point


def _long(whole: int) -> str:
    """The digits of an integer that is longer than Python converts without being asked."""
    with localcontext() as context:
        context.prec = whole.bit_length()
        return format(Decimal(whole), "f")


def shortest(value: Number) -> tuple[str, int]:
    """The fewest digits that no other number of its precision is closer to, and where the point is.

    Source: https://cs.opensource.google/go/go/+/master:src/math/big/ftoa.go
    """
    if not value.mantissa:
        return "0", 1
    digits, point = exact_decimal(value)
    size = abs(value.mantissa)
    shift = value.precision - size.bit_length()
    mantissa, exponent = size << shift, value.exponent - shift
    lower_mantissa = 2 * mantissa - 1
    lower_exponent = exponent - 1
    if mantissa == 1 << (value.precision - 1):
        lower_mantissa, lower_exponent = 4 * mantissa - 1, exponent - 2
    low, low_point = exact_decimal(Number(lower_mantissa, lower_exponent))
    high, high_point = exact_decimal(Number(2 * mantissa + 1, exponent - 1))
    inclusive = mantissa % 2 == 0
    low = "0" * (point - low_point) + low
    if high_point > point:  # one digit more than the number itself: 9.9 to 10.1
        digits, low, point = "0" + digits, "0" + low, point + 1
    for at in range(len(digits)):
        mine = digits[at]
        lower = low[at] if at < len(low) else "0"
        upper = high[at] if at < len(high) else "0"
        down = lower != mine or (inclusive and at + 1 == len(low))
        up = mine != upper and (inclusive or int(mine) + 1 < int(upper) or at + 1 < len(high))
        if down and up:
            return _normal(*round_half_even(digits, at + 1), point)
        if down:
            return _normal(digits[: at + 1], 0, point)
        if up:
            return _normal(*_incremented(digits[: at + 1]), point)
    return _normal(digits, 0, point)


def round_half_even(digits: str, count: int) -> tuple[str, int]:
    """The first digits, rounded; and by how much the point moves."""
    if count >= len(digits):
        return digits, 0
    rest = digits[count:]
    half = rest[0] == "5" and not rest[1:].strip("0")
    up = rest[0] > "5" or (rest[0] == "5" and not half) or (half and count > 0 and int(digits[count - 1]) % 2)
    return _incremented(digits[:count]) if up else (digits[:count], 0)


def _incremented(digits: str) -> tuple[str, int]:
    made = str(int(digits or "0") + 1).zfill(len(digits))
    return made, len(made) - len(digits)


def _normal(digits: str, moved: int, point: int) -> tuple[str, int]:
    point += moved
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    return stripped.rstrip("0") or "0", point


def fixed(value: Number, places: int) -> str:
    """The number with so many digits after the point, rounded half to even."""
    if value.infinite:
        return text(value)
    scaled = value.fraction() * 10**places
    whole = round(scaled)
    digits = str(abs(whole)).zfill(places + 1)
    sign = "-" if value.mantissa < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
