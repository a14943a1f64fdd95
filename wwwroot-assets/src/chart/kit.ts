import { wordFor } from "../board/samples";
import { heatmapBuckets, isLogarithmic } from "./buckets";
import { colour } from "./colours";
import { drawFiring } from "./marks";
import { bounded, make, putName, putText } from "./text";
import { formatTick } from "./ticks";
import { moments, onScreen, timePlot } from "./time-plot";
import { rank } from "./rank";
import { digits, formatValue } from "./unit-format";
import { formatMoment, formatTime, pageZone, zoneName } from "./zone";

/**
 * What parts that are loaded later are given. They import nothing themselves: modules shared between the entry and
 * a chunk would become one more file that every page waits for.
 */
export const kit = {
  bounded, colour, digits, drawFiring, formatMoment, formatTick, formatTime, formatValue, heatmapBuckets, isLogarithmic,
  make, moments, onScreen, pageZone, putName, putText, rank, timePlot, wordFor, zoneName,
}; // prettier-ignore

export type Kit = typeof kit;
