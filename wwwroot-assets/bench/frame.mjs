/** The header of a frame of panels, see docs/api.md; the values stand behind it, from `valuesAt` on. */
export function decodeFrame(bytes) {
  const length = bytes.readUInt32LE(4);
  return { ...JSON.parse(bytes.subarray(8, 8 + length).toString("utf8")), valuesAt: 8 + length };
}
