// Loaded when somebody asks for the numbers behind a chart.
export { download } from "../csv";
export { csv, csvName } from "./csv";
export { drawTable } from "./table";
