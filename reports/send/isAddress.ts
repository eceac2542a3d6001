/** One mailbox and nothing else: what could become a second header or a second recipient is refused. */
import {z} from "zod";

const address = z
  .email()
  .max(254)
  .regex(/^[^\s<>()[\],;:\\"\p{C}]+$/u);

export const isAddress = (text: string): boolean => address.safeParse(text).success;
