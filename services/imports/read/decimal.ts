/** An exact decimal number: `units` / 10^`scale`. */
export type Decimal = { units: bigint; scale: number };

export const zero: Decimal = { units: 0n, scale: 0 };
const blanksAndSigns = /[\s\u00a0\u202f\u2009'’]|\p{Sc}|\b(?:руб|р|RUB|USD|EUR|GBP)\b\.?|руб\.?|(?<=\d)\s*р\.?$/giu;

/**
 * Reads a number as people and programmes write it: `1 234,56 ₽`, `1,234.56`, `-12`, `1.5e3`. Null when it is none.
 * The sign that is not the decimal sign may only part thousands.
 */
export function parseDecimal(text: string, decimalSign: "." | ","): Decimal | null {
  let plain = text.replace(blanksAndSigns, "").replace("−", "-");
  if (/^\(.+\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`;
  const thousands = decimalSign === "." ? "," : ".";
  if (plain.includes(thousands)) {
    const whole = plain.split(decimalSign)[0] ?? "";
    const grouped = thousands === "," ? /^[+-]?\d{1,3}(?:,\d{3})+$/ : /^[+-]?\d{1,3}(?:\.\d{3})+$/;
    if (!grouped.test(whole)) return null;
    plain = whole.replaceAll(thousands, "") + plain.slice(whole.length);
  }
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(plain.replace(decimalSign, "."));
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole + fraction === "" || whole.length > 18 || fraction.length > 30) return null;
  const units = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Rounds half away from zero to `digits` places. */
export function roundDecimal(value: Decimal, digits: number): Decimal {
  if (value.scale <= digits) return { units: rescale(value, digits), scale: digits };
  const divisor = 10n ** BigInt(value.scale - digits);
  const half = divisor / 2n;
  const away = value.units >= 0n ? value.units + half : value.units - half;
  return { units: away / divisor, scale: digits };
}

/** Integer minor units of a currency with `digits` decimal places; null when it does not fit a safe integer. */
export function toMinorUnits(value: Decimal, digits: number): number | null {
  const minor = Number(roundDecimal(value, digits).units);
  return Number.isSafeInteger(minor) ? minor : null;
}

function rescale(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
