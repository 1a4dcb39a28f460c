import { IpnError } from "./errors"

/**
 * AWS in China and AWS for the US government are clouds of their own: an SNS there does not sign for topics of the others.
 *
 * @param certificateUrl an address that may be trusted; where it is none of Amazon's, somebody has decided that it is right.
 * @throws IpnError `UntrustedCertificateUrl` for a signer of another cloud than the topic's.
 */
export function requireOwnPartition(certificateUrl: string, topicArn: string): void {
  const signer = partitionOf(new URL(certificateUrl).hostname)
  const [, topics = ""] = topicArn.split(":")
  if (signer !== undefined && topics.startsWith("aws") && topics !== signer) {
    throw new IpnError(
      "UntrustedCertificateUrl",
      "the certificate is of another cloud than the topic",
    )
  }
}

function partitionOf(host: string): string | undefined {
  const region = /^sns\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?<china>\.cn)?$/.exec(host)?.groups
  if (!region) return undefined
  if (region.china || region.region?.startsWith("cn-")) return "aws-cn"
  return region.region?.startsWith("us-gov-") ? "aws-us-gov" : "aws"
}
