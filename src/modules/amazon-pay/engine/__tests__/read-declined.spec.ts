import { MwsConnectionError, type MwsClient } from "../../../../mws"
import { captured } from "../../decisions/__tests__/ledger-of"
import { fetchCaptured } from "../fetch-captured"
import { fetchObject } from "../fetch-object"

const captureId = "S01-1111111-1111111-C000001"
const authorizationId = "S01-1111111-1111111-A000001"
const authorization = (state: string, reasonCode?: string) => ({
  amazonAuthorizationId: authorizationId,
  authorizationStatus: { state, reasonCode },
  idList: [captureId],
})
const taken = authorization("Closed", "MaxCapturesProcessed")
const open = authorization("Open")
const stillHeld = { amazon_id: authorizationId }

/** Amazon, with a capture that ended like this, and its authorization as it is now. */
const amazon = (capture: string, now: ReturnType<typeof authorization> | Error) => {
  const read = jest.fn(() => (now instanceof Error ? Promise.reject(now) : Promise.resolve(now)))
  const client = {
    getAuthorizationDetails: read,
    getCaptureDetails: () =>
      Promise.resolve({
        ...{ amazonCaptureId: captureId, idList: [], captureStatus: { state: capture } },
      }),
  }
  return { client: client as unknown as MwsClient, read }
}
const away = new MwsConnectionError("away", {
  ...{ action: "GetAuthorizationDetails", code: "ConnectionFailed" },
  ...{ retriable: true, outcome: "not-done" },
})

describe("a charge made with its authorization", () => {
  it("that is declined leaves held what Amazon says is open after it", async () => {
    const { client } = amazon("Declined", open)
    expect(await fetchCaptured(client, taken)).toMatchObject({
      ...{ operation: { state: "declined", amazon_id: captureId }, stillHeld },
    })
  })

  it("that is declined leaves nothing held when Amazon has closed it since", async () => {
    const { client } = amazon("Declined", authorization("Closed", "AmazonClosed"))
    expect((await fetchCaptured(client, open)).stillHeld).toBeUndefined()
  })

  it("that is declined leaves held what Amazon said was open, when it cannot be asked once more", async () => {
    const { client } = amazon("Declined", away)
    expect(await fetchCaptured(client, open)).toMatchObject({
      ...{ operation: { state: "declined" }, stillHeld },
    })
  })

  it.each(["Completed", "Pending"])("that is %s costs no further call", async (state) => {
    const { client, read } = amazon(state, open)
    expect((await fetchCaptured(client, taken)).stillHeld).toBeUndefined()
    expect(read).not.toHaveBeenCalled()
  })
})

describe.each(["Authorize", "Capture"])("a pending charge (%s)", (action) => {
  const pending = captured("20.00", {
    ...{ action, state: "pending", amazon_state: "Pending", amazon_id: captureId },
    amazon_parent_id: authorizationId,
  })

  it("that is declined later leaves held what Amazon says is open", async () => {
    const { client } = amazon("Declined", open)
    expect(await fetchObject({ client }, pending)).toMatchObject({
      ...{ operation: { state: "declined" }, stillHeld },
    })
  })

  it("that is declined later leaves nothing held when Amazon keeps it closed", async () => {
    const { client } = amazon("Declined", taken)
    const outcome = await fetchObject({ client }, pending)
    expect(outcome.operation.state).toBe("declined")
    expect(outcome.stillHeld).toBeUndefined()
  })

  it("is not written down as declined before its authorization is read", async () => {
    const { client } = amazon("Declined", away)
    await expect(fetchObject({ client }, pending)).rejects.toBe(away)
  })

  it("that is completed costs no further call", async () => {
    const { client, read } = amazon("Completed", open)
    expect((await fetchObject({ client }, pending)).operation.state).toBe("completed")
    expect(read).not.toHaveBeenCalled()
  })
})
