package org.exeat.records.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exeat.domain.CrossingId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Entries as JSON and back. There is one way to write an entry, and nothing else is read: bytes
 * that say the same otherwise, or say more, are refused.
 */
final class EntryJson {
  private static final Map<Class<?>, String> KINDS =
      Arrays.stream(LedgerEntry.class.getAnnotation(JsonSubTypes.class).value())
          .collect(Collectors.toUnmodifiableMap(t -> t.value(), t -> t.name()));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(texts())
          .build();

  private EntryJson() {}

  static byte[] write(LedgerEntry entry) {
    return MAPPER.writeValueAsBytes(entry);
  }

  /**
   * @throws LedgerException where the bytes are no entry, or not as {@link #write} writes it
   */
  static LedgerEntry read(byte[] bytes) throws IOException {
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

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule();
    text(module, CrossingId.class, CrossingId::toString, CrossingId::parse);
    text(module, Instant.class, EntryTime::write, EntryTime::read);
    text(module, Pseudonym.class, Pseudonym::value, Pseudonym::new);
    text(module, Evidence.class, Evidence::sha256, Evidence::new);
    return module;
  }

  /** A value that is one text in JSON. */
  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module
        .addSerializer(
            type,
            new StdSerializer<T>(type) {
              @Override
              public void serialize(T value, JsonGenerator to, SerializationContext context) {
                to.writeString(write.apply(value));
              }
            })
        .addDeserializer(
            type,
            new StdDeserializer<T>(type) {
              @Override
              public T deserialize(JsonParser from, DeserializationContext context) {
                return read.apply(from.getValueAsString(""));
              }
            });
  }
}
