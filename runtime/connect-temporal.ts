import { readFile } from "node:fs/promises";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection, type TLSConfig } from "@temporalio/worker";
import type { Config } from "./config.ts";

/** Client for signals and queries. Connects at its first call, so the process starts while Temporal is away. */
export async function connectTemporalClient(config: Config): Promise<Client> {
  const connection = Connection.lazy(await connectionOptions(config));
  return new Client({ connection, namespace: config.temporal.namespace });
}

/** Connection of a worker; throws when Temporal does not answer. */
export async function connectTemporalWorker(config: Config): Promise<NativeConnection> {
  return NativeConnection.connect(await connectionOptions(config));
}

type Options = { address: string | undefined; apiKey?: string; tls: TLSConfig | false };

async function connectionOptions({ temporal }: Config): Promise<Options> {
  const { address, apiKey, tls } = temporal;
  const read = (file: string | undefined) => (file === undefined ? undefined : readFile(file));
  if (!tls) return { address, tls: false };
  const [ca, crt, key] = await Promise.all([read(tls.caFile), read(tls.certFile), read(tls.keyFile)]);
  const certificates = {
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
  };
  return { address, ...(apiKey ? { apiKey } : {}), tls: certificates };
}
