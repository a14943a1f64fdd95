// Numbers for people, as the server writes them: three significant digits, the unit always said.

// Units that are counted; those of the profiles.
const ONE: Readonly<Record<string, string>> = {
  requests: "request", tokens: "token", restarts: "restart", credits: "credit", rows: "row", entries: "entry", hours: "hour", GPUs: "GPU",
}; // prettier-ignore

export function formatValue(value: number, unit: string): string {
  switch (unit) {
    case "ratio":
      return formatPercent(value);
    case "seconds":
      return formatSeconds(value);
    case "bytes":
      return formatBytes(value);
    case "requests/s":
      return `${digits(value)} req/s`;
    case "USD":
      return formatMoney(value);
    case "USD/h":
      return `${formatMoney(value)}/h`;
    case "count":
      return digits(value);
    default: {
      const number = digits(value);
      return unit ? `${number} ${number === "1" && Object.hasOwn(ONE, unit) ? ONE[unit] : unit}` : number;
    }
  }
}

export function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return "0 s";
  if (size < 0.001) return `${significant(seconds * 1e6)} µs`;
  if (size < 0.9995) return `${significant(seconds * 1e3)} ms`;
  if (size < 99.95) return `${significant(seconds)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours} h ${twoDigits(minutes)} m` : `${minutes} m ${twoDigits(whole % 60)} s`;
}

export function formatMoney(dollars: number): string {
  const sign = dollars < 0 ? "-" : "";
  const size = Math.abs(dollars);
  if (size === 0) return "$0";
  if (size < 0.995) return `${sign}$${significant(size)}`;
  return `${sign}$${size < 999.5 ? size.toFixed(2) : digits(size)}`;
}

export function formatBytes(bytes: number): string {
  for (const [size, suffix] of [[2 ** 40, "TiB"], [2 ** 30, "GiB"], [2 ** 20, "MiB"], [2 ** 10, "KiB"]] as const) {
    if (Math.abs(bytes) >= size) return `${significant(bytes / size)} ${suffix}`;
  }
  return `${significant(bytes)} B`;
}

export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return "< 0.01 %";
  if (percent > 99.99 && percent < 100) return "> 99.99 %";
  const decimals = percent >= 99.9 && percent < 100 ? 2 : Math.abs(percent) >= 99.95 ? 0 : Math.abs(percent) >= 9.995 ? 1 : 2;
  return `${Number(percent.toFixed(decimals))} %`;
}

export function digits(value: number): string {
  for (const [size, suffix] of [[1e9, "G"], [1e6, "M"], [1e3, "k"]] as const) {
    if (Math.abs(value) >= size * 0.9995) return significant(value / size) + suffix;
  }
  return significant(value);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function significant(value: number): string {
  if (value === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(10, Math.max(0, 2 - magnitude));
  return String(Number(value.toFixed(decimals)));
}
