import type { Region } from "../domain/environment"

const regions: Readonly<Record<Region, string>> = {
  na: "us-east-1",
  eu: "eu-west-1",
  uk: "eu-west-1",
  jp: "us-west-2",
}

export const marketplaceId = "A3BXB0YN3XH17H"
const amazonsAccount = "291180941288"
const strangersAccount = "666666666666"

export function snsHost(region: Region): string {
  return `sns.${regions[region]}.amazonaws.com`
}

/** The topic a merchant's notifications come from, or one that anybody could have made. */
export function topicArn(region: Region, sellerId: string, owner: "amazon" | "stranger"): string {
  const account = owner === "amazon" ? amazonsAccount : strangersAccount
  return `arn:aws:sns:${regions[region]}:${account}:${marketplaceId}${sellerId}`
}
