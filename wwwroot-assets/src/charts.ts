// The charts of the console. A board is defined before its charts, which look for it.
import { PanelBoard } from "./board/panel-board";
import { PanelChart } from "./chart/panel-chart";
import { preparePrint } from "./chart/printing";

customElements.define("panel-board", PanelBoard);
customElements.define("panel-chart", PanelChart);
preparePrint();
