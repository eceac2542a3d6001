/** `public-c bench`: what each stage costs beside its baseline, both measured in this run. */
import {Command} from "commander";

export const benchCommand = new Command("bench").description(
  "measure ingestion, site and PDFs against their baselines"
);
