package org.exeat.records.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.domain.CrossingId;
import org.exeat.records.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as JSON and back. There is one way to write an entry, and nothing else is read: bytes
 * that say the same otherwise, or say more, are refused.
 */
final class EntryJson {
  private static final Map<Class<?>, String> KINDS =
      Arrays.stream(LedgerEntry.class.getAnnotation(JsonSubTypes.class).value())
          .collect(Collectors.toUnmodifiableMap(t -> t.value(), t -> t.name()));

  private static final JsonMapper MAPPER =
      new StrictJson()
          .text(CrossingId.class, CrossingId::toString, CrossingId::parse)
          .text(Instant.class, EntryTime::write, EntryTime::read)
          .text(Pseudonym.class, Pseudonym::value, Pseudonym::new)
          .text(Evidence.class, Evidence::sha256, Evidence::new)
          .mapper();

  private EntryJson() {}

  static byte[] write(LedgerEntry entry) {
    return MAPPER.writeValueAsBytes(entry);
  }

  /**
   * @throws LedgerException where the bytes are no entry, or not as {@link #write} writes it
   */
  static LedgerEntry read(byte[] bytes) throws IOException {
    Optional<LedgerEntry> entry = CanonicalEntry.read(bytes);
    return entry.isPresent() ? entry.get() : plain(bytes);
  }

  /**
   * The same without {@link CanonicalEntry}: read, and written again to see that it is the same.
   */
  static LedgerEntry plain(byte[] bytes) throws IOException {
    LedgerEntry entry;
    byte[] again;
    try {
      entry = MAPPER.readValue(bytes, LedgerEntry.class);
      again = entry == null ? new byte[0] : write(entry);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new LedgerException(
          "is none of the entries that this version knows: it was changed, or is of another version",
          e);
    }
    if (entry == null || !Arrays.equals(again, bytes)) {
      throw new LedgerException("is not written as entries are");
    }
    return entry;
  }

  /** What the kind of an entry is called. */
  static String kind(LedgerEntry entry) {
    return Objects.requireNonNull(KINDS.get(entry.getClass()));
  }

  /** How all entries of a kind begin. */
  static byte[] beginning(Class<? extends LedgerEntry> kind) {
    return ("{\"kind\":\"" + Objects.requireNonNull(KINDS.get(kind)) + "\"")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
