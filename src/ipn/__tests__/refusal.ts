import { IpnError } from "../errors"

/** The IpnError something ends in; anything else fails the test. For tests only. */
export async function refusalOf(outcome: Promise<unknown>): Promise<IpnError> {
  const error: unknown = await outcome.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(IpnError)
  return error as IpnError
}
