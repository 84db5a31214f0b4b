import { ChannelRefusedError, ChannelUnavailableError } from '../../core/errors.js';

const NAME = 'email';

/** What OpenSSL says of a certificate that nobody vouches for, is out of date, or is another's. */
const CERTIFICATE = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/;

/**
 * One of the two failures of a channel, for anything that sending throws. The reason holds SMTP's code and command and
 * the socket's code; never the server's sentence, which quotes addresses, nor the password.
 */
export function mailFailure(error: unknown): ChannelUnavailableError | ChannelRefusedError {
  const { code, originalCode, command, responseCode } = factsOf(error);
  const at = command === '' ? '' : ` at ${command}`;
  if (command === 'STARTTLS' && (responseCode ?? 0) >= 500) return noStartTls();
  if (responseCode !== null) {
    const reason = `SMTP ${responseCode}${at}`;
    // 4xx: greylisting, a full queue, a limit; the same message is taken later (RFC 5321, 4.2.1).
    if (responseCode < 500) return new ChannelUnavailableError(NAME, reason);
    return new ChannelRefusedError(NAME, `${reason}: ${adviceFor(responseCode, code)}`);
  }
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new ChannelRefusedError(NAME, `${code}: ${adviceFor(535, code)}`);
  if (CERTIFICATE.test(`${code} ${originalCode}`))
    return new ChannelRefusedError(
      NAME,
      `${originalCode || code}: the server's certificate is not trusted; see channels.email.caFile`,
    );
  if (code === 'ETLS') return noStartTls();
  if (code === 'EENVELOPE')
    return new ChannelRefusedError(NAME, 'a sender or recipient is no address');
  return new ChannelUnavailableError(NAME, `no answer (${originalCode || code || 'unknown'}${at})`);
}

function noStartTls(): ChannelRefusedError {
  return new ChannelRefusedError(
    NAME,
    'the server offers no STARTTLS; see channels.email.security',
  );
}

function adviceFor(responseCode: number, code: string): string {
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535)
    return 'the account is refused; check EMAIL_USER and EMAIL_PASSWORD';
  if (responseCode === 552 || responseCode === 554)
    return 'the server does not take this mail; its log tells why';
  return 'the server refuses the sender or a recipient; check channels.email.from and to';
}

function factsOf(error: unknown): {
  readonly code: string;
  readonly originalCode: string;
  readonly command: string;
  readonly responseCode: number | null;
} {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null && name in error
      ? (error as Readonly<Record<string, unknown>>)[name]
      : undefined;
  const word = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' && /^[\w ]{1,40}$/.test(value) ? value : '';
  };
  const responseCode = read('responseCode');
  return {
    code: word('code'),
    originalCode: word('originalCode'),
    command: word('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  };
}
