import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../src/explore/address";

test("the form's fields are the address, in their order, and nothing of the old one stays", () => {
  const address = addressOf("http://console/base/explore?expr=old", [["expr", "rate(a[5m])"], ["expr", "b + c"], ["view", "table"]]);
  assert.deepEqual([...new URL(address).searchParams], [["expr", "rate(a[5m])"], ["expr", "b + c"], ["view", "table"]]);
});

test("line breaks of forms become line breaks of PromQL", () => {
  assert.equal(new URL(addressOf("http://console/explore", [["expr", "a\r\n+ b"]])).searchParams.get("expr"), "a\n+ b");
});
