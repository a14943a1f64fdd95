import { type PromQLFunction, getFunction, ValueType } from "@prometheus-io/codemirror-promql/dist/esm/types/function";

const names: Record<ValueType, string> = {
  [ValueType.none]: "any",
  [ValueType.vector]: "instant vector",
  [ValueType.scalar]: "scalar",
  [ValueType.matrix]: "range vector",
  [ValueType.string]: "string",
};

/** Such as `rate(range vector) → instant vector`, of a function by the number of its node in the grammar. */
export function signatureOf(node: number): string {
  return describe(getFunction(node));
}

/** `variadic`: 0 none, below 0 any number of the last argument, otherwise so many that may be left out. */
export function describe({ name, argTypes, variadic, returnType }: PromQLFunction): string {
  const parts = argTypes.map((type, i) => names[type] + (variadic > 0 && i >= argTypes.length - variadic ? "?" : ""));
  if (variadic < 0 && parts.length > 0) parts[parts.length - 1] += " …";
  return `${name}(${parts.join(", ")}) → ${names[returnType]}`;
}
