import { wordFor } from "../board/samples";
import { heatmapBuckets, isLogarithmic } from "./buckets";
import { colour } from "./colours";
import { drawFiring } from "./marks";
import { bounded, make, putText } from "./text";
import { formatTick } from "./ticks";
import { moments, onScreen, timePlot } from "./time-plot";
import { rank } from "./rank";
import { digits, formatValue } from "./unit-format";
import { formatMoment } from "./zone";

/**
 * What drawings that are loaded later are given. They import nothing themselves: modules shared between the entry and
 * a chunk would become one more file that every page waits for.
 */
export const kit = { bounded, colour, digits, drawFiring, formatMoment, formatTick, formatValue, heatmapBuckets, isLogarithmic, make, moments, onScreen, putText, rank, timePlot, wordFor };

export type Kit = typeof kit;
