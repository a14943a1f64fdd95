// Loaded when somebody asks for the numbers behind a chart.
export { downloadCsv } from "./csv";
export { drawTable } from "./table";
