package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exeat.domain.CrossingId;
import org.junit.jupiter.api.Test;

/** The fast reader against its plain twin: what it reads the twin reads, and as the same. */
class CanonicalEntryTest {
  private static final long SEED = 2026;

  /** What somebody may put in the place of a value, or of a part of one. */
  private static final List<String> PIECES =
      Stream.concat(
              Stream.of(" ", "\n", "\u0000", "\ufeff", "\" \"", "\"\u007f\"", "\"\u00e9\""),
              Pattern.compile("\\s+")
                  .splitAsStream(
                      """
                      null true false 0 -0 00 1 -1 01 +1 1.0 0.53 0.530 -0.0 0.0 .5 5. 1e5 1E5
                      1.0E-5 1.0E10 NaN "NaN" Infinity 1e999 0.1234567890123456789 2147483647
                      2147483648 -2147483648 999999999999999999 9223372036854775807
                      9223372036854775808 "" "a" "1" "\\u0041" "\\/" "/" "\\"" [] [1] [null]
                      ["STOP","STOP"] ["STOP",] {} "2026-02-30" "2028-02-29" "0000-01-01"
                      "+10000-01-01" "-0001-01-01" "EXIT" "exit" "2026-13-20T08:00:00.000Z"
                      "2026-03-20T24:00:00.000Z" "2026-03-20T08:00:00Z"
                      "0000-01-01T00:00:00.000Z" "9999-12-31T23:59:59.999Z"
                      "019d0a42-27e8-7cd8-9a3e-c39bda137e64"
                      "019D0A42-27e8-7cd8-9a3e-c39bda137e64"
                      "019d0a42-27e8-4cd8-9a3e-c39bda137e64"
                      "19d0a42-27e8-7cd8-9a3e-c39bda137e64" , : { } [ ] " \\ - . e\
                      """))
          .toList();

  private static final Pattern LEFT =
      Pattern.compile(":-?[0-9.]+E|[:\\[]-0\\.0[,}\\]]|[:\\[]-?[0-9]{19}[,}\\]]");
  private static final Pattern PARTS = Pattern.compile("(?<=[,{\\[:])|(?=[,}\\]:])");

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Whether a line has nothing that the fast reader leaves to its twin. */
  private static boolean simple(byte[] line) {
    String text = new String(line, ISO_8859_1);
    return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\')
        && !LEFT.matcher(text.replaceAll("\"[^\"]*\"", "\"\"")).find(); // of numbers only
  }

  @Test
  void readsOneOfEveryKind() throws IOException {
    Set<String> kinds = new HashSet<>();
    List<byte[]> lines = new ArrayList<>(lines());
    EntryJsonTest.all().forEach(e -> lines.add(EntryJson.write(e)));
    for (byte[] line : lines) {
      LedgerEntry entry = EntryJson.plain(line);
      assertEquals(
          simple(line) ? Optional.of(entry) : Optional.empty(),
          CanonicalEntry.read(line),
          () -> new String(line, UTF_8));
      if (simple(line)) {
        kinds.add(EntryJson.kind(entry));
      }
    }
    kinds.add("resolved"); // its line has what is not simple
    assertEquals(LedgerEntry.class.getAnnotation(JsonSubTypes.class).value().length, kinds.size());
  }

  private static List<byte[]> lines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/entries-0.1.jsonl"), UTF_8).stream()
        .map(l -> l.getBytes(UTF_8))
        .toList();
  }

  @Test
  void readsWhateverARecordCanHold() throws Exception {
    int simple = 0;
    for (int n = 0; n < 100; n++) {
      for (Class<?> kind : LedgerEntry.class.getPermittedSubclasses()) {
        for (Class<?> type :
            kind.isRecord() ? new Class<?>[] {kind} : kind.getPermittedSubclasses()) {
          LedgerEntry entry = (LedgerEntry) record(type);
          byte[] line = EntryJson.write(entry);
          assertEquals(entry, EntryJson.plain(line));
          assertEquals(
              simple(line) ? Optional.of(entry) : Optional.empty(),
              CanonicalEntry.read(line),
              () -> new String(line, UTF_8));
          simple += simple(line) ? 1 : 0;
        }
      }
    }
    assertTrue(simple > 1000, simple + " were simple");
  }

  /** Some records take only some values together. */
  private Object record(Class<?> type) throws ReflectiveOperationException {
    while (true) {
      try {
        return any(type);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw e;
        }
      }
    }
  }

  private Object any(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType());
    }
    return type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(values);
  }

  private Object value(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType p) {
      Type of = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value(of));
      }
      List<Object> all = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        all.add(value(of));
      }
      return all;
    }
    Class<?> c = (Class<?>) type;
    if (c.isEnum()) {
      return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
    }
    return switch (c.getSimpleName()) {
      case "int", "Integer" ->
          random.nextBoolean() ? random.nextInt(100) : random.nextInt() >> random.nextInt(32);
      case "long" -> random.nextLong() >> random.nextInt(64);
      case "boolean" -> random.nextBoolean();
      case "Double" ->
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(-1000, 1000) / 1000.0;
            case 1 -> Double.longBitsToDouble(random.nextLong(0x7ff0000000000000L));
            case 2 -> -0.0;
            default -> random.nextDouble(-2, 2);
          };
      case "String" -> text();
      case "Instant" ->
          Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L));
      case "LocalDate" -> LocalDate.ofEpochDay(random.nextLong(-719_528, 2_932_897));
      case "CrossingId" ->
          CrossingId.of(
              Instant.ofEpochMilli(random.nextLong(1L << 48)), new Random(random.nextLong()));
      case "Pseudonym" -> new Pseudonym(digits(32));
      case "Evidence" -> new Evidence(digits(64));
      default -> record(c);
    };
  }

  private String digits(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toHexString(random.nextInt(16)))
        .reduce("", String::concat);
  }

  private String text() {
    StringBuilder text = new StringBuilder("x");
    int most = random.nextInt(4) > 0 ? '~' + 1 : 0x3000;
    for (int i = random.nextInt(30); i > 0; i--) {
      char c = (char) random.nextInt(random.nextInt(50) > 0 ? ' ' : 0, most);
      text.append(random.nextInt(8) > 0 && (c == '"' || c == '\\') ? '/' : c);
    }
    return text.toString();
  }

  /** Each byte that there is, in the midst of a text. */
  @Test
  void knowsWhichCharactersStandForThemselves() throws IOException {
    for (int b = 0; b < 256; b++) {
      byte[] line =
          """
          {"kind":"nothing_found","at":"2026-03-20T08:00:00.000Z","viewer":"%s","purpose":"a?b"}\
          """
              .formatted("0".repeat(32))
              .getBytes(ISO_8859_1);
      line[line.length - 4] = (byte) b;
      assertEquals(b >= ' ' && b <= '~' && b != '"' && b != '\\', agree(line), "byte " + b);
    }
  }

  @Test
  void whateverIsChangedItReadsOnlyWhatItsTwinReads() throws IOException {
    List<byte[]> lines = new ArrayList<>(lines());
    lines.removeIf(l -> !simple(l));
    int read = 0;
    for (int n = 0; n < 4_000; n++) {
      for (byte[] line : lines) {
        byte[] changed = changed(line, lines);
        if (random.nextInt(4) == 0) {
          changed = changed(changed, lines);
        }
        read += agree(changed) ? 1 : 0;
      }
    }
    assertTrue(read > 4_000, read + " of those changed were read");
  }

  /** Who reads an entry gets what the twin says, down to the words of a refusal. */
  @Test
  void refusalsAreTheTwins() throws IOException {
    List<byte[]> lines = lines();
    for (int n = 0; n < 100; n++) {
      for (byte[] line : lines) {
        byte[] changed = changed(line, lines);
        assertEquals(said(() -> EntryJson.plain(changed)), said(() -> EntryJson.read(changed)));
      }
    }
    byte[] blank = new String(lines.getFirst(), UTF_8).replace("lane-1", "  ").getBytes(UTF_8);
    assertFalse(agree(blank));
    assertThrows(LedgerException.class, () -> EntryJson.read(blank));
  }

  private interface Reading {
    LedgerEntry read() throws IOException;
  }

  private static Object said(Reading reading) throws IOException {
    try {
      return reading.read();
    } catch (LedgerException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Whether the fast reader reads it; its twin does then, and the same. */
  private static boolean agree(byte[] line) throws IOException {
    Optional<LedgerEntry> fast = CanonicalEntry.read(line);
    if (fast.isPresent()) {
      String text = new String(line, ISO_8859_1);
      LedgerEntry plain;
      try {
        plain = EntryJson.plain(line);
      } catch (LedgerException e) {
        throw new AssertionError("seed " + SEED + ", only the fast reader reads " + text, e);
      }
      assertEquals(plain, fast.get(), text);
    }
    return fast.isPresent();
  }

  /** The line with one change that somebody may make. */
  private byte[] changed(byte[] line, List<byte[]> others) {
    String text = new String(line, ISO_8859_1);
    int at = random.nextInt(text.length() + 1);
    int end = random.nextInt(at, Math.min(text.length(), at + 12) + 1);
    String piece =
        new String(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), ISO_8859_1);
    String other = new String(others.get(random.nextInt(others.size())), ISO_8859_1);
    List<String> parts = new ArrayList<>(Arrays.asList(PARTS.split(text)));
    int one = random.nextInt(parts.size());
    int two = random.nextInt(parts.size());
    String part = parts.get(one);
    switch (random.nextInt(12)) {
      case 0 -> parts.set(one, piece); // another value, or a comma too many
      case 1 -> parts.add(one, piece);
      case 2 -> parts.remove(one);
      case 3 -> parts.add(two, part);
      case 4 -> { // fields change places
        parts.set(one, parts.get(two));
        parts.set(two, part);
      }
      case 5 -> { // a character of a value
        int c = part.isEmpty() ? 0 : random.nextInt(part.length());
        String with =
            Character.toString("0123456789abcdefABCDEF-.,:TZ\"\\ ".charAt(random.nextInt(31)));
        parts.set(one, part.isEmpty() ? with : part.substring(0, c) + with + part.substring(c + 1));
      }
      case 6 -> parts = List.of(text.substring(0, at), piece, text.substring(end));
      case 7 -> parts = List.of(text.substring(0, at), text.substring(end));
      case 8 -> parts = List.of(text.substring(0, at), text.substring(at, end), text.substring(at));
      case 9 -> { // one bit
        byte[] flipped = line.clone();
        if (flipped.length > 0) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      }
      case 10 -> { // cut off, or more than there should be
        return random.nextBoolean()
            ? text.substring(0, at).getBytes(ISO_8859_1)
            : (text + (random.nextBoolean() ? piece : other)).getBytes(ISO_8859_1);
      }
      default -> { // a field of another entry
        List<String> fields = Stream.of(other.split(",")).toList();
        List<String> own = new ArrayList<>(Arrays.asList(text.split(",")));
        own.set(random.nextInt(own.size()), fields.get(random.nextInt(fields.size())));
        parts = List.of(String.join(",", own));
      }
    }
    return String.join("", parts).getBytes(ISO_8859_1);
  }
}
