export interface Metadata {
  type: string;
  help: string;
  unit?: string;
}

/** Metadata stands under a family's name; histograms, summaries and counters are asked for by the names of their parts. */
export function metadataOf(metric: string, all: Readonly<Record<string, readonly Metadata[]>>): Metadata | undefined {
  const family = metric.replace(/_(bucket|count|sum|total)$/, "");
  return all[metric]?.[0] ?? all[family]?.[0];
}
