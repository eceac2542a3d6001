/** Raw deliveries hold names and addresses: they go when their retention ends, the standard rows made of them stay. */
import {rmSync, statSync} from "node:fs";
import type {Collective} from "../collective.js";
import type {Home} from "../home.js";
import {type Delivery, listDeliveries} from "../sources/deliveries.js";
import {readManifest} from "../standard/deliveryManifest.js";

const day = 86_400_000;

/** Only what has been read is let go. @returns the deliveries removed, as organization/delivery */
export function expireRaw(
  {members, rawRetentionDays}: Pick<Collective, "members" | "rawRetentionDays">,
  home: Home,
  now: Date
): string[] {
  const expired: string[] = [];
  for (const {organization} of members)
    for (const delivery of listDeliveries(home, organization)) {
      const isRead = readManifest({home, organization}, delivery) !== null;
      if (!isRead || now.getTime() - receivedAt(delivery) < rawRetentionDays * day) continue;
      rmSync(delivery.folder, {recursive: true});
      expired.push(`${organization}/${delivery.id}`);
    }
  return expired;
}

/** When the last of its files came into the home: a copy keeps the time of writing, never that of arrival. */
const receivedAt = ({files}: Delivery): number =>
  Math.max(0, ...files.map(({path}) => statSync(path).ctimeMs));
