/** `public-c people`: who has which role, for the operator; members' administrators have a page of their own for it. */
import {Argument, Command, Option} from "commander";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {isAddress} from "../server/mail/mail.js";
import {listPasskeys, removePasskey} from "../server/passkeys/passkeys.js";
import {findPerson} from "../server/people/people.js";
import {endRoles, listRoles, type RoleOf, startRole} from "../server/people/roles.js";
import {openState, type State} from "../server/state/openState.js";
import {collectiveRoles, organizationRoles, type Role} from "../server/state/tables.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Place {
  collective: string;
  home?: string;
  organization?: string;
}

const inPlace = (command: Command): Command =>
  command
    .exitOverride()
    .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
    .option(
      "--home <folder>",
      "everything the collective keeps (default: PUBLIC_C_HOME, else ./var)"
    )
    .option("--organization <id>", "a member; without it, roles of the collective itself");

const email = new Argument("<email>", "their address");
const role = new Argument("<role>", "what they may do").choices([
  ...organizationRoles,
  ...collectiveRoles
]);

const list = inPlace(new Command("list").description("who has which role")).action((place: Place) =>
  withState(place, async (state) => {
    for (const one of await listRoles(state, place.organization)) console.log(sayRole(one));
  })
);

const add = inPlace(new Command("add").description("give a role"))
  .addArgument(email)
  .addArgument(role)
  .addOption(new Option("--language <language>", "of their mails").choices(languages).default("fr"))
  .action((address: string, given: Role, options: Place & {language: Language}) =>
    withState(options, async (state) => {
      const {organization = null, language} = options;
      checkRole(address, given, organization);
      await startRole(state, {email: address, role: given, organization, language}, new Date());
      console.log(sayRole({email: address, role: given, organization}));
    })
  );

const remove = inPlace(new Command("remove").description("end a person's roles"))
  .addArgument(email)
  .action((address: string, place: Place) =>
    withState(place, async (state) => {
      const ended = await endRoles(state, address, place.organization ?? null, new Date());
      if (ended === 0) throw new PublicCError(`${address} has no such role`);
      console.log(`ended: ${ended} of ${address}, from their next request on`);
    })
  );

const free = inPlace(new Command("free").description("forget a person's passkeys: a lost device"))
  .addArgument(email)
  .action((address: string, place: Place) =>
    withState(place, async (state) => {
      const person = await findPerson(state, address);
      if (!person) throw new PublicCError(`nobody has the address ${address}`);
      for (const {id} of await listPasskeys(state, person.id))
        await removePasskey(state, person.id, id);
      console.log(`${address} signs in by link alone again`);
    })
  );

export const peopleCommand = new Command("people")
  .description("who has which role; give one, end one")
  .addCommand(list)
  .addCommand(add)
  .addCommand(remove)
  .addCommand(free)
  .addHelpText(
    "after",
    `
Examples:
  public-c people list
  public-c people add analyste@collectif.example analyst
  public-c people add agente@bailleur.example partner --language fr
  public-c people add direction@theatre.example administrator --organization theatre-du-tilleul
  public-c people free direction@theatre.example
  public-c people remove direction@theatre.example --organization theatre-du-tilleul`
  );

async function withState(place: Place, use: (state: State) => Promise<void>): Promise<void> {
  const {members} = readCollective(place.collective);
  const {organization} = place;
  if (organization && !members.some((member) => member.organization === organization))
    throw new PublicCError(`no member ${organization} in ${place.collective}`, {exitCode: 2});
  const state = await openState(openHome(place.home), process.env.PUBLIC_C_STATE_URL);
  try {
    await use(state);
  } finally {
    await state.destroy();
  }
}

function checkRole(address: string, given: Role, organization: string | null): void {
  const isMembers = (organizationRoles as readonly Role[]).includes(given);
  if (!isAddress(address)) throw new PublicCError(`not an address: "${address}"`, {exitCode: 2});
  if (isMembers !== (organization !== null))
    throw new PublicCError(
      isMembers ? `${given} of which member?` : `${given} is a role of the collective`,
      {exitCode: 2, next: isMembers ? "add --organization <id>" : "leave --organization out"}
    );
}

const sayRole = ({email, role, organization}: RoleOf): string =>
  `${role}${organization ? ` of ${organization}` : ""}: ${email}`;
