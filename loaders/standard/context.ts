/** What every stage knows of the member whose deliveries are read. */
import type {Collective, Member} from "../collective.js";
import type {Home} from "../home.js";
import type {Mapping} from "../mapping.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

export interface MemberContext {
  collective: Collective;
  member: Member;
  mapping: Mapping;
  home: Home;
  /** A connection of its own: temporary tables and lent keys are this member's alone. */
  work: Warehouse;
  /** Folder for working copies, emptied after each file group. */
  scratch: string;
  asOf: string;
}
