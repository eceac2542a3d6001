import {describe, expect, it} from "vitest";
import type {Decided, DecisionKind} from "../../../loaders/repertoire/decisions.js";
import {identitiesOf} from "../../../loaders/repertoire/identities.js";

const decided = (kind: DecisionKind, decision: Decided["decision"], ...ids: string[]): Decided => ({
  kind,
  decision,
  ids,
  seen: [],
  by: "Ana",
  on: "2022-04-12",
  why: "vu"
});

describe("identitiesOf(decisions)", () => {
  it("names a set by the id that the file names first, whatever is joined to it later", () => {
    const first = decided("venue", "same", "salle-a", "a");
    const later = decided("venue", "same", "grande-salle-a", "salle-a");
    expect(identitiesOf([first, later]).venues).toEqual([
      {given: "a", venueId: "salle-a"},
      {given: "grande-salle-a", venueId: "salle-a"}
    ]);
  });

  it("joins titles whoever presents them", () => {
    expect(identitiesOf([decided("production", "same", "nuit", "nuit-la")]).productions).toEqual([
      {organization: null, given: "nuit-la", productionId: "nuit"}
    ]);
  });

  it("tells apart one title's members: the first named keeps it", () => {
    const apart = decided("production", "different", "x/antigone", "y/antigone", "z/antigone");
    expect(identitiesOf([apart]).productions).toEqual([
      {organization: "y", given: "antigone", productionId: "antigone--y"},
      {organization: "z", given: "antigone", productionId: "antigone--z"}
    ]);
  });

  it("takes a member's own title for the common one until it was told apart", () => {
    const sale = decided("doubleSale", "same", "y/antigone", "y/antigone-d-y");
    expect(identitiesOf([sale]).doubleSales).toEqual([
      {organization: "y", productionId: "antigone"}
    ]);
    const apart = decided("production", "different", "x/antigone", "y/antigone");
    const {productions, doubleSales} = identitiesOf([apart, sale]);
    expect(doubleSales).toEqual([{organization: "y", productionId: "antigone--y"}]);
    expect(productions).toContainEqual({
      organization: null,
      given: "antigone-d-y",
      productionId: "antigone--y"
    });
  });

  it("takes no notice of what is open", () => {
    const open = {kind: "venue", decision: "open", ids: ["a", "b"], seen: []} as const;
    expect(identitiesOf([{...open, ids: [...open.ids], seen: []}]).venues).toEqual([]);
  });

  it("refuses decisions that contradict one another, naming the ids", () => {
    const together = [
      decided("venue", "same", "a", "b"),
      decided("venue", "same", "b", "c"),
      decided("venue", "different", "a", "c")
    ];
    expect(() => identitiesOf(together)).toThrow(
      "a and c are different by one decision and the same by others"
    );
    expect(() => identitiesOf([decided("doubleSale", "same", "antigone", "antigone-2")])).toThrow(
      "antigone names no member"
    );
  });
});
