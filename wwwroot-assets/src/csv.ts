// RFC 4180, for people who open it in a spreadsheet.

/** A text that a spreadsheet would take for a formula is kept from being one by an apostrophe; numbers stay numbers. */
export function field(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function lines(rows: Iterable<readonly string[]>): string {
  return [...rows].map((row) => row.join(",") + "\r\n").join("");
}

export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
}
