import { MwsError } from "../mws"
import type { Account } from "../medusa/accounts"
import {
  clockSkew,
  errorOfSignedCall,
  originOf,
  regionsOfKeys,
  withClient,
  type Surroundings,
} from "./ask-amazon"
import { found, type Verdict } from "./finding"
import { judgeClock } from "./judge-clock"
import { judgeCredentials } from "./judge-credentials"
import { judgeMerchant, judgeService } from "./judge-merchant"

export interface AtAmazon {
  verdicts: Verdict[]
  /** Where Amazon was told by command to deliver; undefined when it does not tell. */
  registered?: string[] | undefined
}

/** What Amazon says to an account's keys, and what can be seen only there. Costs four calls, none of which changes anything. */
export async function lookAtAmazon(
  { options }: Account,
  surroundings: Surroundings,
): Promise<AtAmazon> {
  const origin = originOf(options, surroundings)
  const endpoint = found(options.endpoint ? "endpoint-option" : "endpoint-amazon", { origin })
  const skewMs = await clockSkew(options, surroundings)
  const error = await errorOfSignedCall(options, surroundings)
  const { region, sellerId } = options
  const elsewhere = await regionsOfKeys(options, surroundings, error)
  const credentials = judgeCredentials({ region, sellerId, error, elsewhere, skewMs })
  const verdicts = [endpoint, judgeClock(skewMs), credentials]
  // Keys that are refused are refused everywhere: more questions would only repeat it.
  if (!credentials.ok) return { verdicts }
  return await withClient(options, surroundings, async (client) => {
    const account = await answerOf(() => client.getMerchantAccountStatus())
    const service = await answerOf(() => client.getServiceStatus())
    const told = await answerOf(() => client.getMerchantNotificationConfiguration())
    return {
      verdicts: [
        ...verdicts,
        judgeMerchant(
          account instanceof MwsError
            ? { errorCode: account.code }
            : { status: account.accountStatus },
        ),
        ...(service instanceof MwsError || !service.status ? [] : [judgeService(service.status)]),
      ],
      registered:
        told instanceof MwsError
          ? undefined
          : told.notificationConfigurations.flatMap(({ notificationUrl }) => notificationUrl ?? []),
    }
  })
}

async function answerOf<Result>(call: () => Promise<Result>): Promise<Result | MwsError> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof MwsError) return error
    throw error
  }
}
