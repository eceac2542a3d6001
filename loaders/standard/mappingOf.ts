/** How a member's deliveries read: its reviewed mapping file, or the layout that its API adapter writes. */
import {join} from "node:path";
import {type Collective, type Member, readSpec} from "../collective.js";
import {type Mapping, mappingSpec} from "../mapping.js";
import {openApiSource} from "../sources/api/sourceSpec.js";

/** @throws PublicCError exit 2 when the mapping file is missing or wrong */
export function mappingOf(
  {folder}: Pick<Collective, "folder">,
  {source, languages}: Member
): Mapping {
  return source.kind === "files"
    ? readSpec(join(folder, "mappings", `${source.mapping}.yaml`), mappingSpec)
    : openApiSource(source, languages).mapping;
}
