/** The address a GET form leads to; browsers encode line breaks as CRLF, which PromQL does not need. */
export function addressOf(action: string, fields: readonly (readonly [string, string])[]): string {
  const address = new URL(action);
  address.search = new URLSearchParams(fields.map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")])).toString();
  return address.href;
}
