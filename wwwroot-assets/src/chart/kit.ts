import { wordFor } from "../board/samples";
import { heatmapBuckets } from "./buckets";
import { colour } from "./colours";
import { bounded, make, putName } from "./text";
import { formatTick } from "./ticks";
import { formatValue } from "./unit-format";
import { formatTime, pageZone, zoneName } from "./zone";

/**
 * What parts that are loaded later are given. They import nothing themselves: modules shared between the entry and
 * a chunk would become one more file that every page waits for.
 */
export const kit = { bounded, colour, formatTick, formatTime, formatValue, heatmapBuckets, make, pageZone, putName, wordFor, zoneName };

export type Kit = typeof kit;
