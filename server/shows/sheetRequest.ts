import type {SheetRequest} from "../../loaders/grantedSheet.js";
import {type ShowBreakdown, showBreakdowns} from "../../src/vocabulary/rows.js";
import type {ShowRequestRow, ShowScope} from "../state/tables.js";

const leftOut: Readonly<Record<ShowScope, readonly ShowBreakdown[]>> = {
  everything: [],
  withoutTerritories: ["territories"],
  withoutPrices: ["prices", "revenue"]
};

export const breakdownsOf = (scope: ShowScope): ShowBreakdown[] =>
  showBreakdowns.filter((breakdown) => !leftOut[scope].includes(breakdown));

/** What is asked of the door for one request: the same for both of its sides. */
export function sheetRequest({
  ownerOrganization,
  productionId,
  season,
  requesterId,
  requesterOrganization,
  scope
}: ShowRequestRow): SheetRequest {
  return {
    owner: ownerOrganization,
    productionId,
    season,
    grantee: requesterOrganization ? {organization: requesterOrganization} : {partner: requesterId},
    breakdowns: breakdownsOf(scope)
  };
}
