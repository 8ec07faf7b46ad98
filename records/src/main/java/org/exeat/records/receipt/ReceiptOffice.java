package org.exeat.records.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exeat.records.DurableFile;
import org.exeat.records.FolderLock;

/**
 * Where a port's receipts are signed, in a folder:
 *
 * <pre>
 * issuer             the port's address, {@code https://…}
 * signing-key        a private JSON Web Key of P-256, for its owner only
 * public/keys.json   the keys to publish, see {@link PortKeys}
 * public/status/N    the status list to publish, a signed token; valid for a week
 * numbers/N          two bits for each receipt of list N: those that are given out, then those that
 *                    are revoked
 * </pre>
 *
 * A number is drawn at random, so that it tells nothing of when the receipt was issued; lists are
 * filled to one half. The office knows numbers, and not whose receipts they are. Thread-safe; one
 * process at a time.
 */
public final class ReceiptOffice implements AutoCloseable {
  private static final Duration LIST_VALID = Duration.ofDays(7);

  /** Lists are signed anew by whoever issues or opens, where they are so old. */
  private static final Duration LIST_DAILY = Duration.ofDays(1);

  /** How many of a list's numbers are given out. */
  private static final int FULL = StatusList.RECEIPTS / 2;

  private static final int BYTES = StatusList.RECEIPTS / 8;

  private final FolderLock lock;
  private final Path folder;
  private final String issuer;
  private final ECKey key;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private int current;
  private Instant published = Instant.MIN;
  private Numbers numbers;

  /**
   * A receipt's number.
   *
   * @param list from 1
   * @param index in the list, from 0
   */
  public record Number(int list, int index) {}

  /**
   * A receipt that was signed.
   *
   * @param text of the credential, all of which can be shown
   */
  public record Issued(Number number, String text) {
    @Override
    public String toString() {
      return "Issued[withheld]";
    }
  }

  /** Which numbers of a list are given out, and which are revoked. */
  private record Numbers(StatusList given, StatusList revoked) {
    static Numbers none() {
      return new Numbers(new StatusList(new byte[BYTES]), new StatusList(new byte[BYTES]));
    }

    static Numbers read(Path file) throws IOException {
      byte[] both = Files.readAllBytes(file);
      if (both.length != 2 * BYTES) {
        throw new ReceiptOfficeException(file + " is damaged: it has " + both.length + " bytes");
      }
      return new Numbers(
          new StatusList(Arrays.copyOf(both, BYTES)),
          new StatusList(Arrays.copyOfRange(both, BYTES, 2 * BYTES)));
    }

    byte[] bytes() {
      byte[] both = Arrays.copyOf(given.bits(), 2 * BYTES);
      System.arraycopy(revoked.bits(), 0, both, BYTES, BYTES);
      return both;
    }

    int count() {
      int n = 0;
      for (byte b : given.bits()) {
        n += Integer.bitCount(b & 0xff);
      }
      return n;
    }
  }

  private ReceiptOffice(FolderLock lock, Path folder, String issuer, ECKey key, InstantSource clock)
      throws IOException {
    this.lock = lock;
    this.folder = folder;
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
    current = 1;
    while (Files.exists(numbersFile(current + 1))) {
      current++;
    }
    numbers = Numbers.read(numbersFile(current));
  }

  /**
   * Makes an office with a fresh key and an empty list.
   *
   * @param issuer the port's address, below which {@code public} is published
   * @throws IllegalArgumentException where the address is none, or the folder holds an office
   */
  public static void create(Path folder, String issuer, InstantSource clock) throws IOException {
    URI address;
    try {
      address = URI.create(issuer);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the port's address is no URL", e);
    }
    if (!"https".equals(address.getScheme())
        || address.getHost() == null
        || address.getRawQuery() != null
        || issuer.endsWith("/")) {
      throw new IllegalArgumentException(
          "the port's address is https://HOST or https://HOST/PATH, without a slash at its end");
    }
    if (Files.exists(folder.resolve("signing-key"))) {
      throw new IllegalArgumentException(folder + " holds an office of receipts already");
    }
    ECKey key;
    try {
      key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new ReceiptOfficeException("no key could be made", e);
    }
    Files.createDirectories(folder.resolve("public").resolve("status"));
    Files.createDirectories(folder.resolve("numbers"));
    DurableFile.replace(folder.resolve("issuer"), issuer.getBytes(UTF_8));
    DurableFile.replace(
        folder.resolve("public").resolve("keys.json"),
        new JWKSet(key).toPublicJWKSet().toString().getBytes(UTF_8));
    DurableFile.replacePrivate(folder.resolve("numbers").resolve("1"), Numbers.none().bytes());
    DurableFile.create(folder.resolve("signing-key"), key.toJSONString().getBytes(UTF_8));
    try (ReceiptOffice office = open(folder, clock)) {
      office.publish();
    }
  }

  /**
   * Opens it.
   *
   * @throws ReceiptOfficeException where it is damaged, or open already
   */
  public static ReceiptOffice open(Path folder, InstantSource clock) throws IOException {
    if (!Files.isRegularFile(folder.resolve("signing-key"))) {
      throw new ReceiptOfficeException("there is no office of receipts in " + folder);
    }
    FolderLock lock =
        FolderLock.take(folder)
            .orElseThrow(() ->
                new ReceiptOfficeException("the receipts in " + folder + " are open already"));
    try {
      ECKey key = ECKey.parse(Files.readString(folder.resolve("signing-key")));
      return new ReceiptOffice(
          lock, folder, Files.readString(folder.resolve("issuer")).strip(), key, clock);
    } catch (ParseException e) {
      lock.close();
      throw new ReceiptOfficeException("signing-key holds no key", e);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Begins a list that no receipt is in yet: after a backup was restored nobody knows which numbers
   * of the others were given out since it was made.
   */
  public static void beginList(Path folder) throws IOException {
    int next = 1;
    while (Files.exists(folder.resolve("numbers").resolve(Integer.toString(next)))) {
      next++;
    }
    DurableFile.replacePrivate(
        folder.resolve("numbers").resolve(Integer.toString(next)), Numbers.none().bytes());
  }

  /** The port's address. */
  public String issuer() {
    return issuer;
  }

  private Path numbersFile(int list) {
    return folder.resolve("numbers").resolve(Integer.toString(list));
  }

  private String address(int list) {
    return issuer + "/status/" + list;
  }

  /**
   * Signs a receipt under a number of its own, which is on the disk when it returns. Where it
   * throws, a number may be lost.
   */
  public synchronized Issued issue(Receipt receipt) throws IOException {
    if (numbers.count() >= FULL) {
      Numbers fresh = Numbers.none();
      DurableFile.replacePrivate(numbersFile(current + 1), fresh.bytes());
      current++;
      numbers = fresh;
    }
    int index = random.nextInt(StatusList.RECEIPTS);
    while (numbers.given().at(index)) {
      index = random.nextInt(StatusList.RECEIPTS);
    }
    numbers.given().set(index);
    DurableFile.replacePrivate(numbersFile(current), numbers.bytes());
    if (Files.notExists(statusFile(current))
        || published.isBefore(clock.instant().minus(LIST_DAILY))) {
      publish();
    }
    SDObjectBuilder claims = new SDObjectBuilder(ReceiptCheck.HASH);
    claims.putClaim("iss", issuer);
    claims.putClaim("vct", ReceiptCheck.VCT);
    claims.putClaim("direction", receipt.direction().name().toLowerCase(Locale.ROOT));
    claims.putClaim("day", receipt.day().toString());
    claims.putClaim("status", Map.of("status_list", Map.of("idx", index, "uri", address(current))));
    List<Disclosure> shown =
        List.of(
            claims.putSDClaim("time", receipt.time().toString()),
            claims.putSDClaim("crossing", receipt.crossing().toString()),
            claims.putSDClaim("confirmed_by", receipt.byOfficer() ? "officer" : "machine"),
            claims.putSDClaim("issuing_state", receipt.issuingState()),
            claims.putSDClaim("document_number", receipt.documentNumber()),
            claims.putSDClaim("date_of_birth", receipt.dateOfBirth().toString()));
    String signed = sign(ReceiptCheck.TYPE, claims.build(true));
    return new Issued(new Number(current, index), new SDJWT(signed, shown).toString());
  }

  /**
   * Revokes a receipt and publishes the list. To revoke it again changes nothing.
   *
   * @throws IllegalArgumentException where no receipt has this number
   */
  public synchronized void revoke(Number number) throws IOException {
    Numbers own = given(number);
    own.revoked().set(number.index());
    DurableFile.replacePrivate(numbersFile(number.list()), own.bytes());
    publish();
  }

  /**
   * Whether this office gave a receipt out under a number.
   *
   * @throws IllegalArgumentException where it did not
   */
  public synchronized void requireGiven(Number number) throws IOException {
    given(number);
  }

  private Numbers given(Number number) throws IOException {
    Path file = numbersFile(number.list());
    if (number.index() >= 0 && number.index() < StatusList.RECEIPTS && Files.exists(file)) {
      Numbers own = number.list() == current ? numbers : Numbers.read(file);
      if (own.given().at(number.index())) {
        return own;
      }
    }
    throw new IllegalArgumentException("this office gave no receipt out under that number");
  }

  /**
   * Signs all status lists anew, for a week from now. To be done daily; who issues receipts does it
   * along.
   */
  public synchronized void publish() throws IOException {
    Instant now = clock.instant();
    for (int list = 1; list <= current; list++) {
      Map<String, Object> token = new LinkedHashMap<>();
      token.put("sub", address(list));
      token.put("iat", now.getEpochSecond());
      token.put("exp", now.plus(LIST_VALID).getEpochSecond());
      StatusList revoked = (list == current ? numbers : Numbers.read(numbersFile(list))).revoked();
      token.put("status_list", Map.of("bits", 1, "lst", revoked.compressed()));
      DurableFile.replace(statusFile(list), sign(ReceiptCheck.STATUS_TYPE, token).getBytes(UTF_8));
    }
  }

  private Path statusFile(int list) {
    return folder.resolve("public").resolve("status").resolve(Integer.toString(list));
  }

  private String sign(String type, Map<String, Object> payload) throws IOException {
    try {
      JWSObject token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .type(new JOSEObjectType(type))
                  .keyID(key.getKeyID())
                  .build(),
              new Payload(payload));
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new ReceiptOfficeException("the receipt could not be signed", e);
    }
  }

  /** Lets go of the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
