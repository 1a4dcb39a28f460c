import type { BuyerAccount } from "../domain/buyer-account"
import type { Address, Buyer } from "../domain/parties"
import type { Session } from "../domain/session"
import { isLivingSession, scopes } from "../domain/session"
import { testBuyers } from "../domain/test-buyers"
import { accessToken } from "../ids/amazon-ids"
import type { State } from "../state/state"

/** Every account one can sign in with: the built-in ones, replaced or joined by those made from outside. */
export function buyerAccounts(state: State): readonly BuyerAccount[] {
  const own = [...state.buyers.values()]
  const builtIn = testBuyers(state.region).filter(({ id }) => !state.buyers.has(id))
  return [...builtIn, ...own]
}

function newSession(
  state: State,
  buyer: Buyer,
  parts: Pick<Session, "accountId" | "scopes" | "postalCode">,
): Session {
  const token = accessToken()
  return state.sessions.put(token, { token, buyer, issuedAt: state.now(), ...parts })
}

/** A buyer signs in and lets the shop know what it asked for. */
export function signIn(state: State, account: BuyerAccount, asked: readonly string[]): Session {
  return newSession(state, account.buyer, {
    accountId: account.id,
    scopes: asked,
    postalCode: account.addresses[0]?.postalCode ?? null,
  })
}

/** The session of a buyer who never saw a login: one that the control API checked out. */
export function impliedSession(
  state: State,
  buyer: Buyer,
  address: Address | null,
  granted: readonly string[] = scopes,
): Session {
  return newSession(state, buyer, {
    accountId: null,
    scopes: granted,
    postalCode: address?.postalCode ?? null,
  })
}

/** Browsers hand tokens on percent-encoded as often as not. */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

/** Whose an access token is, while it lives. */
export function livingSession(state: State, token: string): Session | null {
  const session = state.sessions.get(decoded(token)) ?? state.sessions.get(token)
  return session && isLivingSession(session, state.now()) ? session : null
}

/** The account a session belongs to. */
export function accountOf(state: State, session: Session): BuyerAccount {
  const accounts = buyerAccounts(state)
  const own = accounts.find(({ id }) => id === session.accountId)
  // A checkout made from outside has no account of its own; its buyer borrows the test buyer's book and wallet.
  const borrowed = own ?? accounts[0] ?? testBuyers(state.region)[0]
  if (!borrowed) throw new Error("The simulator has no test buyers.")
  return own ?? { ...borrowed, id: "", buyer: session.buyer }
}
