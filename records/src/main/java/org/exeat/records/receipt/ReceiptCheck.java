package org.exeat.records.receipt;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.records.receipt.InvalidReceiptException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Checks receipts offline, by the port's published keys and a status list: SD-JWT (RFC 9901) as
 * credential (draft-ietf-oauth-sd-jwt-vc) with a Token Status List. Every text that is shown must
 * be one that the port signed.
 */
public final class ReceiptCheck {
  /** The type of the credential. */
  static final String VCT = "urn:exeat:receipt:1";

  static final String TYPE = "dc+sd-jwt";
  static final String STATUS_TYPE = "statuslist+jwt";
  static final String HASH = "sha-256";

  /** Longer ones are not read. */
  private static final int MOST_CHARACTERS = 16_384;

  private ReceiptCheck() {}

  /** What the status list says. */
  public enum Status {
    VALID,
    REVOKED,
    /** No list was given, or it is of another kind or too old: nothing is known. */
    UNKNOWN
  }

  /**
   * What a receipt proves.
   *
   * @param shown claims and their values, in the order in which they are read
   * @param hidden how many claims were not shown
   * @param statusList where the status list is published
   */
  public record Proved(Map<String, String> shown, int hidden, Status status, String statusList) {
    public Proved {
      shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    @Override
    public String toString() {
      return "Proved[withheld]";
    }
  }

  /**
   * Checks one.
   *
   * @param receipt as in the code, all of it or as {@link #showing} made it
   * @param statusList the token that the port publishes; empty where there is none at hand
   * @param now by which the list's age is judged
   * @throws InvalidReceiptException where the port did not sign what is shown
   */
  public static Proved check(
      String receipt, PortKeys keys, Optional<String> statusList, Instant now)
      throws InvalidReceiptException {
    SDJWT parsed = parse(receipt);
    if (parsed.getBindingJwt() != null) {
      throw new InvalidReceiptException(
          Reason.NO_RECEIPT, "it is bound to a key, which receipts are not");
    }
    Map<String, Object> payload = keys.payload(parsed.getCredentialJwt(), TYPE);
    if (!VCT.equals(payload.get("vct")) || !HASH.equals(payload.get("_sd_alg"))) {
      throw new InvalidReceiptException(
          Reason.NO_RECEIPT, "the port signed something else than a receipt");
    }
    Set<String> digests = new HashSet<>();
    for (Object digest : list(payload.get("_sd"))) {
      digests.add(String.valueOf(digest));
    }
    Map<String, String> shown = new LinkedHashMap<>();
    for (String name : List.of("iss", "direction", "day")) {
      shown.put(name, text(payload, name));
    }
    for (Disclosure d : parsed.getDisclosures()) {
      if (!digests.remove(d.digest(HASH))) {
        throw new InvalidReceiptException(
            Reason.SHOWN_UNSIGNED, "something is shown that the port did not sign");
      }
      if (d.getClaimName() == null
          || shown.put(d.getClaimName(), String.valueOf(d.getClaimValue())) != null) {
        throw new InvalidReceiptException(
            Reason.SHOWN_UNSIGNED, "a claim is shown twice, or has no name");
      }
    }
    Map<?, ?> reference = map(map(payload.get("status")).get("status_list"));
    String uri = String.valueOf(reference.get("uri"));
    Status status =
        statusList.isEmpty()
            ? Status.UNKNOWN
            : status(keys.payload(statusList.get().strip(), STATUS_TYPE), reference, uri, now);
    return new Proved(shown, digests.size(), status, uri);
  }

  private static Status status(
      Map<String, Object> list, Map<?, ?> reference, String uri, Instant now)
      throws InvalidReceiptException {
    if (!uri.equals(list.get("sub"))) {
      return Status.UNKNOWN;
    }
    if (!(list.get("exp") instanceof Number exp)
        || !(reference.get("idx") instanceof Number index)
        || !(map(list.get("status_list")).get("bits") instanceof Number bits)
        || bits.intValue() != 1) {
      throw new InvalidReceiptException(
          Reason.NOT_PUBLISHED, "the status list, or the receipt's place in it, is missing");
    }
    if (now.getEpochSecond() >= exp.longValue()) {
      return Status.UNKNOWN;
    }
    StatusList statuses = StatusList.read(String.valueOf(map(list.get("status_list")).get("lst")));
    long place = index.longValue();
    if (place < 0 || place >= 8L * statuses.bits().length) {
      throw new InvalidReceiptException(
          Reason.NOT_PUBLISHED, "the receipt's place is not in the status list");
    }
    return statuses.at((int) place) ? Status.REVOKED : Status.VALID;
  }

  /**
   * The same receipt with less to see.
   *
   * @param claims that are to be shown besides port, direction and day
   * @throws InvalidReceiptException where it is none, or does not show one of them
   */
  public static String showing(String receipt, Set<String> claims) throws InvalidReceiptException {
    SDJWT parsed = parse(receipt);
    List<Disclosure> shown = new ArrayList<>();
    Set<String> missing = new HashSet<>(claims);
    for (Disclosure d : parsed.getDisclosures()) {
      if (d.getClaimName() != null && claims.contains(d.getClaimName())) {
        shown.add(d);
        missing.remove(d.getClaimName());
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidReceiptException(
          Reason.NO_RECEIPT, "the receipt does not hold " + String.join(", ", missing));
    }
    return new SDJWT(parsed.getCredentialJwt(), shown).toString();
  }

  private static SDJWT parse(String receipt) throws InvalidReceiptException {
    String text = receipt.strip();
    if (text.length() > MOST_CHARACTERS) {
      throw new InvalidReceiptException(
          Reason.NO_RECEIPT, "a receipt has " + MOST_CHARACTERS + " characters at most");
    }
    try {
      SDJWT parsed = SDJWT.parse(text);
      if (parsed != null) {
        return parsed;
      }
    } catch (RuntimeException | StackOverflowError e) { // what rubbish does is not documented
      throw new InvalidReceiptException(Reason.NO_RECEIPT, "it is no receipt", e);
    }
    throw new InvalidReceiptException(Reason.NO_RECEIPT, "it is no receipt");
  }

  private static String text(Map<?, ?> from, String name) throws InvalidReceiptException {
    if (from.get(name) instanceof String text) {
      return text;
    }
    throw new InvalidReceiptException(Reason.NO_RECEIPT, "a receipt says its " + name);
  }

  private static Map<?, ?> map(@Nullable Object value) throws InvalidReceiptException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new InvalidReceiptException(
        Reason.NO_RECEIPT, "a receipt and a status list say where the status is");
  }

  private static List<?> list(@Nullable Object value) throws InvalidReceiptException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new InvalidReceiptException(Reason.NO_RECEIPT, "a receipt has claims that can be shown");
  }
}
