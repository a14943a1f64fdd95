/** Where in an expression a server found fault, as offsets into the text. */
export interface ErrorPlace {
  from: number;
  to: number;
  message: string;
}

/**
 * Reads a place such as `1:5: parse error: unexpected end of input`: line and column count from one, and the column
 * counts UTF-8 bytes. A message without a place is about the whole expression.
 */
export function placeOf(error: string, expression: string): ErrorPlace {
  const match = /(?:^|\s)(\d{1,6}):(\d{1,6}): (?:parse error: )?(.*)$/s.exec(error);
  if (!match) return { from: 0, to: expression.length, message: error };
  const from = Math.min(offsetOf(expression, Number(match[1]), Number(match[2])), Math.max(0, expression.length - 1));
  return { from, to: endOfWord(expression, from), message: match[3] ?? error };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  let bytes = 0;
  let offset = start;
  for (const character of text.slice(start)) {
    if (bytes >= column - 1 || character === "\n") break;
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    offset += character.length;
  }
  return offset;
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

function endOfWord(text: string, from: number): number {
  const word = /^[\w:]+/.exec(text.slice(from));
  return Math.min(text.length, from + (word?.[0].length ?? 1));
}
