package org.exeat.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes records of nodes. It goes by the records' types and not by the file, so that a file cannot
 * ask for a class, and it goes over the same node again for each alias, within a budget.
 */
final class RecordBinder {
  /** Values of one file, aliases followed; ours have some hundreds. */
  private static final int MAX_VALUES = 200_000;

  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final Map<YamlReader.Component, Object> defaults;
  private final Set<Class<?>> listed;
  private final YamlFile.Places places;
  private int values;

  RecordBinder(
      Map<YamlReader.Component, Object> defaults, Set<Class<?>> listed, YamlFile.Places places) {
    this.defaults = defaults;
    this.listed = listed;
    this.places = places;
  }

  <T extends Record> T bind(Node root, Class<T> type) throws InvalidYamlException {
    places.put("", line(root));
    return type.cast(value(root, type, ""));
  }

  /** The keys of a record, in the order of its components. */
  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> KeyNames.snake(c.getName())).toList();
  }

  private Object value(Node node, Type type, String path) throws InvalidYamlException {
    if (++values > MAX_VALUES) {
      throw places.refusal(path, "is one value too many; at most " + MAX_VALUES + " are read");
    }
    if (!TAGS.contains(node.getTag()) || node.isRecursive()) {
      throw places.refusal(path, "must have neither a tag (!) nor an alias (*) of itself");
    }
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.of(value(node, argument(type, 0), path));
    }
    if (raw == List.class) {
      return list(node, argument(type, 0), path);
    }
    if (raw == Set.class) {
      return set(node, argument(type, 0), path);
    }
    if (raw == Map.class) {
      return map(node, type, path);
    }
    if (raw.isRecord()) {
      return listed.contains(raw) ? ofList(node, raw, path) : ofMapping(node, raw, path);
    }
    Optional<Object> value =
        node instanceof ScalarNode scalar ? form(raw).read(scalar) : Optional.empty();
    return value.orElseThrow(() -> places.refusal(path, "must be " + words(type)));
  }

  private Object ofMapping(Node node, Class<?> type, String path) throws InvalidYamlException {
    Map<String, Node> entries = entries(node, type, path);
    List<String> known = keys(type);
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        throw unknown(key, known, path);
      }
    }
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = known.get(i);
      Node entry = entries.get(key);
      arguments[i] =
          entry == null || (entry instanceof ScalarNode s && ScalarForm.absent(s))
              ? absent(components[i], key, path)
              : value(entry, components[i].getGenericType(), join(path, key));
    }
    return construct(type, arguments, path);
  }

  private Object ofList(Node node, Class<?> type, String path) throws InvalidYamlException {
    RecordComponent[] components = type.getRecordComponents();
    if (!(node instanceof SequenceNode sequence)
        || sequence.getValue().size() != components.length) {
      throw places.refusal(path, "must be " + words(type));
    }
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] =
          element(sequence.getValue().get(i), components[i].getGenericType(), path + "[" + i + "]");
    }
    return construct(type, arguments, path);
  }

  private @Nullable Object absent(RecordComponent component, String key, String path)
      throws InvalidYamlException {
    Object value = defaults.get(new YamlReader.Component(component.getDeclaringRecord(), key));
    if (value != null) {
      return value;
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    throw places.refusal(
        join(path, key), "must be there and be " + words(component.getGenericType()));
  }

  private Object construct(Class<?> type, @Nullable Object[] arguments, String path)
      throws InvalidYamlException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case IllegalArgumentException refused -> throw refused(type, refused, path);
        case RuntimeException broken -> throw broken;
        case Error broken -> throw broken;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /**
   * A constructor's refusal, at the key that its message begins with: one of the record, or a path
   * that begins with one, or with the record's own key.
   */
  private InvalidYamlException refused(
      Class<?> type, IllegalArgumentException refused, String path) {
    String rule = String.valueOf(refused.getMessage());
    String begin = rule.split("[^A-Za-z0-9_.\\[\\]]", 2)[0];
    String first = begin.split("[.\\[]", 2)[0];
    if (keys(type).contains(first)) {
      String at = path.isEmpty() ? begin : path + "." + begin;
      return places.refusal(at, at + rule.substring(begin.length()), refused);
    }
    String own = path.substring(path.lastIndexOf('.') + 1);
    if (!own.isEmpty() && first.equals(own)) {
      String at = path.substring(0, path.length() - own.length()) + begin;
      return places.refusal(at, at + rule.substring(begin.length()), refused);
    }
    return places.refusal(path, path.isEmpty() ? rule : path + ": " + rule, refused);
  }

  private InvalidYamlException unknown(String key, List<String> known, String path) {
    String shown = KeyNames.showable(key) ? "unknown key '" + join(path, key) + "'" : "unknown key";
    String meant =
        KeyNames.nearest(key, known)
            .map(k -> "; did you mean '" + k + "'? Known")
            .orElse("; known");
    return places.refusal(
        join(path, key), shown + meant + " are " + String.join(", ", known), null);
  }

  private List<Object> list(Node node, Type type, String path) throws InvalidYamlException {
    if (!(node instanceof SequenceNode sequence)) {
      throw places.refusal(path, "must be a list");
    }
    List<Object> list = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      list.add(element(child, type, path + "[" + list.size() + "]"));
    }
    return Collections.unmodifiableList(list);
  }

  private Object element(Node child, Type type, String path) throws InvalidYamlException {
    places.put(path, line(child));
    if (child instanceof ScalarNode scalar && ScalarForm.absent(scalar)) {
      throw places.refusal(path, "must be there and be " + words(type));
    }
    return value(child, type, path);
  }

  private Set<Object> set(Node node, Type type, String path) throws InvalidYamlException {
    List<Object> list = list(node, type, path);
    Set<Object> set = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!set.add(list.get(i))) {
        throw places.refusal(path + "[" + i + "]", "must not stand there twice");
      }
    }
    return Collections.unmodifiableSet(set);
  }

  private Map<Object, Object> map(Node node, Type type, String path) throws InvalidYamlException {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : entries(node, type, path).entrySet()) {
      String at = join(path, entry.getKey());
      Class<?> keys = raw(argument(type, 0));
      Object read =
          form(keys)
              .read(new ScalarNode(Tag.STR, entry.getKey(), ScalarStyle.PLAIN))
              .orElseThrow(() ->
                  places.refusal(
                      at, "the keys of " + path + " must be " + form(keys).words(), null));
      if (map.put(read, element(entry.getValue(), argument(type, 1), at)) != null) {
        throw places.refusal(at, "must not stand there twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** The entries of a mapping in their order, their lines noted. */
  private Map<String, Node> entries(Node node, Type type, String path) throws InvalidYamlException {
    if (!(node instanceof MappingNode mapping)) {
      throw places.refusal(path, "must be " + words(type));
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || !TAGS.contains(key.getTag())) {
        throw places.refusal(path, "must have words for keys");
      }
      String at = join(path, key.getValue());
      if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        places.lines().put(at, line(key));
        throw places.refusal(at, "must not stand there twice");
      }
      places.put(at, line(key));
    }
    return entries;
  }

  private static ScalarForm form(Class<?> type) {
    return ScalarForm.of(type)
        .orElseThrow(() -> new IllegalStateException("no form of " + type + " is known"));
  }

  /** What messages call a value of a type. */
  private String words(Type type) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return words(argument(type, 0));
    }
    if (raw == List.class || raw == Set.class) {
      return "a list";
    }
    if (raw == Map.class) {
      return "keys with values";
    }
    if (raw.isRecord()) {
      String keys = String.join(", ", keys(raw));
      return listed.contains(raw) ? "a list [" + keys + "]" : "an object with the keys " + keys;
    }
    return form(raw).words();
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      default -> throw new IllegalStateException("a component of type " + type);
    };
  }

  private static Type argument(Type type, int at) {
    return ((ParameterizedType) type).getActualTypeArguments()[at];
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** A path, in which a key that may be somebody's name is not shown. */
  private static String join(String path, String key) {
    String shown = KeyNames.showable(key) ? key : "?";
    return path.isEmpty() ? shown : path + "." + shown;
  }
}
