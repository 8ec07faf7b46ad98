package org.exeat.records.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;

/**
 * Reads an entry in one pass over its bytes, where it is surely written in the one way there is:
 * the fast twin of {@link EntryJson#plain}, many times as fast, so that a ledger of years is
 * verified within minutes. The layout of each kind follows from its record, so that a new one is
 * read without a word here.
 *
 * <p>It says yes or nothing. Whatever it does not know by heart (an escape, a letter beyond ASCII,
 * a type that it has no form for) it leaves to the twin, who alone refuses and says why.
 * Thread-safe.
 */
final class CanonicalEntry {
  private static final byte[] KIND = ascii("{\"kind\":\"");
  private static final byte[] NULL = ascii("null");

  /** Each reads in one form only, the one in which it is written. */
  private static final Map<Class<?>, Form> FORMS =
      Map.ofEntries(
          Map.entry(int.class, CanonicalBytes::small),
          Map.entry(Integer.class, CanonicalBytes::small),
          Map.entry(long.class, CanonicalBytes::whole),
          Map.entry(Double.class, CanonicalBytes::fraction),
          Map.entry(boolean.class, CanonicalBytes::truth),
          Map.entry(String.class, CanonicalBytes::text),
          Map.entry(Instant.class, CanonicalBytes::time),
          Map.entry(LocalDate.class, from -> day(from.text())),
          Map.entry(CrossingId.class, from -> new CrossingId(from.uuid())),
          Map.entry(Pseudonym.class, from -> new Pseudonym(from.text())),
          Map.entry(Evidence.class, from -> new Evidence(from.text())));

  private static final List<Shape> KINDS =
      Arrays.stream(LedgerEntry.class.getAnnotation(JsonSubTypes.class).value())
          .map(t -> new Shape(t.value(), t.name() + "\","))
          .toList();

  private CanonicalEntry() {}

  /** The entry; empty where it takes the twin to tell. */
  static Optional<LedgerEntry> read(byte[] bytes) {
    try {
      CanonicalBytes from = new CanonicalBytes(bytes);
      from.expect(KIND);
      for (Shape kind : KINDS) {
        if (from.skip(kind.opening)) {
          LedgerEntry entry = (LedgerEntry) kind.rest(from);
          from.end();
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) { // of a record that refuses its content too
      return Optional.empty();
    }
  }

  /** Reads a value of one type. */
  private interface Form {
    Object read(CanonicalBytes from);
  }

  /** A record: its components in their order, each after its name. */
  private static final class Shape implements Form {
    private final byte[] opening;
    private final byte[][] names;
    private final Form[] forms;
    private final MethodHandle constructor;

    /**
     * @param opening what comes before the first name
     */
    Shape(Class<?> type, String opening) {
      RecordComponent[] components = type.getRecordComponents();
      this.opening = ascii(opening);
      names = new byte[components.length][];
      forms = new Form[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        names[i] = ascii((i == 0 ? "\"" : ",\"") + snake(components[i].getName()) + "\":");
        forms[i] = form(components[i].getGenericType());
        types[i] = components[i].getType();
      }
      try {
        // takes an array and gives an object, so that each call is a plain one
        constructor =
            MethodHandles.lookup()
                .findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("every record has its constructor", e);
      }
    }

    @Override
    public Object read(CanonicalBytes from) {
      from.expect(opening);
      return rest(from);
    }

    /** What comes after the opening. */
    Object rest(CanonicalBytes from) {
      Object[] values = new Object[forms.length];
      for (int i = 0; i < values.length; i++) {
        from.expect(names[i]);
        values[i] = forms[i].read(from);
      }
      from.expect('}');
      try {
        return (Object) constructor.invokeExact(values);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("a record's constructor throws nothing checked", e);
      }
    }
  }

  private static Form form(Type type) {
    if (type instanceof ParameterizedType p) {
      Form of = form(p.getActualTypeArguments()[0]);
      if (p.getRawType() == Optional.class) {
        return from -> from.skip(NULL) ? Optional.empty() : Optional.of(of.read(from));
      }
      if (p.getRawType() == List.class) {
        return from -> list(of, from);
      }
    } else if (type instanceof Class<?> c) {
      if (c.isEnum()) {
        return constant(c.getEnumConstants());
      }
      Form known = FORMS.get(c);
      if (known != null) {
        return known;
      }
      if (c.isRecord()) {
        return new Shape(c, "{");
      }
    }
    return CanonicalEntry::unknown;
  }

  private static Object unknown(CanonicalBytes from) {
    throw new CanonicalBytes.Surprise();
  }

  private static Form constant(Object[] constants) {
    List<byte[]> names = Arrays.stream(constants).map(c -> ascii("\"" + c + "\"")).toList();
    return from -> {
      for (int i = 0; i < constants.length; i++) {
        if (from.skip(names.get(i))) {
          return constants[i];
        }
      }
      return unknown(from);
    };
  }

  private static List<Object> list(Form of, CanonicalBytes from) {
    List<Object> all = new ArrayList<>();
    from.expect('[');
    if (from.skip(']')) {
      return all;
    }
    do {
      all.add(of.read(from));
    } while (from.skip(','));
    from.expect(']');
    return all;
  }

  private static LocalDate day(String text) {
    if (text.length() != "0000-00-00".length()) { // other years have a sign
      throw new CanonicalBytes.Surprise();
    }
    return LocalDate.parse(text);
  }

  private static String snake(String name) {
    return name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
