/** The address a GET form leads to; browsers encode line breaks as CRLF, which PromQL does not need. */
export function addressOf(action: string, fields: readonly (readonly [string, string])[]): string {
  const address = new URL(action);
  address.search = fields.map(([name, value]) => `${name}=${encodeURIComponent(value.replace(/\r\n?/g, "\n"))}`).join("&");
  return address.href;
}
