package org.exeat.records.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an office of receipts publishes, read from its folder, whoever has the office open. Knows
 * nothing that the port does not tell everybody. Thread-safe.
 */
public final class PublishedReceipts {
  private static final Pattern LIST = Pattern.compile("/status/([1-9][0-9]{0,8})");

  private final Path published;
  private final String issuer;

  /**
   * Those of an office.
   *
   * @param office its folder, see {@link ReceiptOffice}
   * @throws ReceiptOfficeException where it is none
   */
  public PublishedReceipts(Path office) throws IOException {
    published = office.resolve("public");
    if (!Files.isRegularFile(published.resolve("keys.json"))) {
      throw new ReceiptOfficeException("there is no office of receipts in " + office);
    }
    issuer = Files.readString(office.resolve("issuer")).strip();
  }

  /** The port's address. */
  public String issuer() {
    return issuer;
  }

  /** The keys as they are published, see {@link PortKeys}. */
  public String keys() throws IOException {
    return Files.readString(published.resolve("keys.json"), UTF_8);
  }

  /**
   * Checks a receipt as anybody does who has fetched what is published, see {@link ReceiptCheck}.
   *
   * @throws InvalidReceiptException where the port did not sign what is shown
   */
  public ReceiptCheck.Proved check(String receipt, Instant now)
      throws IOException, InvalidReceiptException {
    PortKeys keys = PortKeys.read(keys());
    ReceiptCheck.Proved signed = ReceiptCheck.check(receipt, keys, Optional.empty(), now);
    Optional<String> list = list(signed.statusList());
    return list.isEmpty() ? signed : ReceiptCheck.check(receipt, keys, list, now);
  }

  private Optional<String> list(String address) throws IOException {
    if (!address.startsWith(issuer)) {
      return Optional.empty();
    }
    Matcher number = LIST.matcher(address.substring(issuer.length()));
    if (!number.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Files.readString(published.resolve("status").resolve(number.group(1)), UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
