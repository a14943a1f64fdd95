// The page /explore: editors, history, and running without loading the page anew.
import { defineEditor } from "./explore/promql-editor";
import { runInPlace } from "./explore/run";
import { defineHistory } from "./explore/query-history";

defineHistory();
defineEditor();
runInPlace();
