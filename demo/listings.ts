/** The truth about shows and houses: what each performance is, by whatever name and code a system lists it. */
import type {DemoMember} from "./members.js";
import type {Performance} from "./schedule.js";

export interface Listing {
  organization: string;
  performanceCode: string;
  /** As written in the member's files. */
  title: string;
  venueName: string;
  /** Equal for the same show, the same house, the same evening in it. */
  show: string;
  house: string;
  performance: string;
}

export const listingsOf = (
  {organization, city}: DemoMember,
  performances: readonly Performance[]
): Listing[] =>
  performances.flatMap(({code, title, venueName, show, hall, second}) => {
    const truth = {
      organization,
      show,
      house: `${hall.name}, ${city}`,
      performance: `${organization} ${code}`
    };
    const own = {...truth, performanceCode: code, title, venueName};
    return second
      ? [
          own,
          {
            ...truth,
            performanceCode: second.code,
            title: second.title,
            venueName: second.venueName
          }
        ]
      : [own];
  });
