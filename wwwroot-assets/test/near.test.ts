import assert from "node:assert/strict";
import { test } from "node:test";
import { nearAddress } from "../src/chart/near";

test("nearAddress names the moment in whole milliseconds, and the gateway where there is one", () => {
  assert.equal(nearAddress(1_763_721_600_000.4, null), "requests?near=1763721600000");
  assert.equal(nearAddress(1_763_721_600_000, "edge"), "requests?near=1763721600000&gateway=edge");
});

test("nearAddress takes any name for a gateway", () => {
  assert.equal(nearAddress(0, "a b&near=9"), "requests?near=0&gateway=a%20b%26near%3D9");
});
