/** What every stage knows of the member whose deliveries are read. */
import type {Collective, Member} from "../collective.js";
import type {Home} from "../home.js";
import type {Mapping} from "../mapping.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

/** Enough to tell what has changed, before anything is read. */
export interface KnownMember {
  collective: Collective;
  member: Member;
  mapping: Mapping;
  home: Home;
  asOf: string;
}

export interface MemberContext extends KnownMember {
  /** A connection of its own: temporary tables and lent keys are this member's alone. */
  work: Warehouse;
  /** Folder for working copies, emptied after each file group. */
  scratch: string;
}
