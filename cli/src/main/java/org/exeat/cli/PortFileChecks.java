package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ModelException;
import org.exeat.lane.EquityFile;
import org.exeat.lane.HandheldFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.lane.PolicyShelf;
import org.exeat.lane.PromptTexts;
import org.exeat.lane.RetentionFile;
import org.exeat.records.backup.PortFolder;
import org.exeat.records.backup.PortFolder.Part;
import org.exeat.records.stays.StayBook;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.SecretFile;
import org.exeat.server.operation.ScraperToken;
import org.exeat.server.webhook.Receiver;
import org.exeat.yaml.InvalidYamlException;

/** Looks whether what a port's file names is there and fits together, and changes nothing. */
final class PortFileChecks {
  /** What {@link PortChecks} calls what it looked at, and by which key a port's file names it. */
  private static final Map<String, String> KEYS =
      Map.of(
          "receipts", "receipts.office", "announcements", "announced", "vault", "retention.vault");

  private final PortFile file;
  private final PortOptions port = new PortOptions();
  private final Path in;
  private final List<DoctorFinding> findings = new ArrayList<>();

  private PortFileChecks(PortFile file, Path in) {
    this.file = file;
    this.in = in;
    port.fill(file, in, option -> false);
  }

  /** Something that may be refused. */
  private interface Look {
    DoctorFinding at(String key)
        throws IOException,
            InvalidInputException,
            InvalidYamlException,
            TrustImportException,
            ModelException;
  }

  /**
   * What is found.
   *
   * @throws InvalidYamlException where the file itself is none
   */
  static List<DoctorFinding> of(Path file, Instant now) throws IOException, InvalidYamlException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    PortFileChecks checks = new PortFileChecks(PortFile.read(file).value(), folder);
    checks.lanes();
    checks.stores(now);
    checks.keeping();
    checks.receipts();
    checks.policies();
    checks.prompts();
    checks.faces();
    checks.trust();
    checks.server();
    checks.webhooks();
    return checks.findings;
  }

  private void look(String key, String todo, Look look) {
    try {
      findings.add(look.at(key));
    } catch (NoSuchFileException e) {
      findings.add(DoctorFinding.fail(key, "there is no file " + e.getFile(), todo));
    } catch (IOException
        | InvalidInputException
        | InvalidYamlException
        | TrustImportException
        | ModelException
        | IllegalArgumentException e) {
      findings.add(DoctorFinding.fail(key, String.valueOf(e.getMessage()), todo));
    }
  }

  private void policies() {
    file.equity()
        .map(in::resolve)
        .ifPresent(p ->
            look(
                "equity",
                "see policies/example-equity.yaml for what one says",
                key -> DoctorFinding.ok(key, "counts by the law of " + EquityFile.read(p).name())));
  }

  private void prompts() {
    file.prompts()
        .map(in::resolve)
        .ifPresent(p ->
            look(
                "prompts",
                "a folder holds prompts_LANGUAGE.properties, with a line for each prompt",
                key ->
                    DoctorFinding.ok(
                        key,
                        "signs speak "
                            + PromptTexts.all(Optional.of(p)).stream()
                                .map(PromptTexts::language)
                                .collect(Collectors.joining(", ")))));
  }

  private void handheld(Map<String, Integer> names) {
    for (int i = 0; i < port.handheldFiles.size(); i++) {
      Path at = port.handheldFiles.get(i);
      look(
          "handheld[" + i + "]",
          "put the lane's file right; docs/handheld.schema.json has every key",
          key -> {
            String name = HandheldFile.read(at).name();
            return names.putIfAbsent(name, -1) == null
                ? DoctorFinding.ok(key, "a lane where officers take the pictures")
                : DoctorFinding.fail(
                    key, "another lane has the same name", "give each lane its own");
          });
    }
  }

  private void lanes() {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < port.laneFiles.size(); i++) {
      Path at = port.laneFiles.get(i);
      int number = i;
      look(
          "lanes[" + i + "]",
          "put the lane's file or its cameras right; docs/lane.schema.json has every key",
          key -> {
            PortOptions.Served lane = port.lane(at);
            Integer same = names.putIfAbsent(lane.lane().name(), number);
            if (same != null) {
              return DoctorFinding.fail(
                  key, "has the name of lanes[" + same + "]", "give each lane another name");
            }
            int all = lane.lane().cameras().size();
            return DoctorFinding.ok(
                key,
                "lane "
                    + lane.lane().name()
                    + ", "
                    + all
                    + " cameras, of which "
                    + (all - lane.cameras().size())
                    + " send their pictures");
          });
    }
    handheld(names);
  }

  /** The stores, as the doctor looks at them. */
  private void stores(Instant now) throws IOException {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    there("ledger", Optional.of(in.resolve(file.ledger())), false)
        .ifPresent(p -> parts.put(Part.LEDGER, p));
    there("receipts.office", file.receipts().map(r -> in.resolve(r.office())), false)
        .ifPresent(p -> parts.put(Part.RECEIPTS, p));
    there("announced", file.announced().map(in::resolve), true)
        .ifPresent(p -> parts.put(Part.ANNOUNCED, p));
    there("retention.vault", file.retention().map(r -> in.resolve(r.vault())), true)
        .ifPresent(p -> parts.put(Part.VAULT, p));
    Path accounts =
        file.accounts()
            .map(in::resolve)
            .orElseGet(() -> in.resolve(file.ledger()).normalize().resolveSibling("accounts.json"));
    there("accounts", Optional.of(accounts), true).ifPresent(p -> parts.put(Part.ACCOUNTS, p));
    MasterKeyOptions keys = port.keeping.vault.keys;
    Path held = keys.file;
    List<String> others =
        held == null || Files.notExists(held) ? List.of() : List.of(held.toString());
    new PortChecks(new PortFolder(in, parts, others), now)
        .all(keys.hasPassword() ? Optional.of(keys) : Optional.empty())
        .forEach(f -> findings.add(f.about(KEYS.getOrDefault(f.subject(), f.subject()))));
  }

  /** What is named and there; what is not is said. */
  private Optional<Path> there(String key, Optional<Path> named, boolean made) {
    if (named.isEmpty() || Files.exists(named.get())) {
      return named;
    }
    String words = "there is no " + named.get();
    Path beside = named.get().toAbsolutePath().normalize().getParent();
    if (made && beside != null && Files.isWritable(beside)) {
      findings.add(DoctorFinding.ok(key, words + "; serve makes it"));
    } else if (made) {
      findings.add(
          DoctorFinding.fail(key, words + ", and it cannot be made there", "make its folder"));
    } else {
      findings.add(
          DoctorFinding.fail(
              key,
              words,
              key.equals("ledger")
                  ? "./exeat ledger create " + named.get() + " --origin NAME"
                  : "./exeat receipt create makes an office"));
    }
    return Optional.empty();
  }

  private void keeping() {
    if (file.retention().isEmpty()) {
      findings.add(DoctorFinding.ok("retention", "nothing is kept beyond a crossing's end"));
      return;
    }
    PortFile.Retention rules = file.retention().get();
    look(
        "retention.policy",
        "./exeat retention explain FILE says what a policy keeps",
        key -> {
          Path policy = in.resolve(rules.policy());
          RetentionFile.read(policy);
          Optional<PolicyShelf.Shelved> inForce =
              PolicyShelf.beside(in.resolve(file.ledger())).inForce();
          return inForce.isEmpty() || inForce.get().text().equals(Files.readString(policy))
              ? DoctorFinding.ok(key, "it can be read")
              : DoctorFinding.warn(
                  key,
                  "not in force: that is the port's own, "
                      + Terminal.plain(inForce.get().policy().name()),
                  "another takes its place when it is proposed and approved on the page of the record");
        });
    rules.pkcs11().ifPresent(p -> readable("retention.pkcs11", in.resolve(p)));
    rules.passwordFile().ifPresent(p -> secret("retention.password_file", in.resolve(p)));
    rules
        .stays()
        .ifPresent(s -> {
          Path folder = in.resolve(s.folder());
          there("retention.stays.folder", Optional.of(folder), true)
              .ifPresent(p ->
                  findings.add(
                      StayBook.isIn(p)
                          ? DoctorFinding.ok("retention.stays.folder", "it holds stays")
                          : DoctorFinding.fail(
                              "retention.stays.folder",
                              p + " is there and holds no stays",
                              "name another folder")));
          s.passwordFile().ifPresent(p -> secret("retention.stays.password_file", in.resolve(p)));
        });
  }

  private void receipts() {
    file.receipts()
        .flatMap(PortFile.Receipts::handOut)
        .map(in::resolve)
        .ifPresent(to ->
            findings.add(
                Files.isDirectory(to) && Files.isWritable(to)
                    ? DoctorFinding.ok("receipts.hand_out", "can be written in")
                    : DoctorFinding.fail(
                        "receipts.hand_out",
                        to + " is no folder that can be written in",
                        "make it, for this user only: mkdir -m 700 " + to)));
  }

  private void faces() {
    look(
        "faces",
        "name a folder with an ONNX file and model.yaml, or leave it out",
        key -> {
          try (FaceAnalyzer analyzer = port.faces.openForCapture()) {
            look(
                "calibration",
                "./exeat calibrate makes one for this model",
                k -> {
                  port.faces.calibration(port.calibration, analyzer);
                  port.faces.samePerson(analyzer);
                  return port.calibration == null
                      ? DoctorFinding.warn(
                          k,
                          "the points that come with the model are of drawn people",
                          "./exeat calibrate, on pictures of people as they pass the lanes")
                      : DoctorFinding.ok(k, "it fits the model");
                });
            return DoctorFinding.ok(
                key, "they load, as " + analyzer.model().sha256().substring(0, 12) + "…");
          }
        });
  }

  private void trust() {
    look(
        "trust.folder",
        "./exeat trust import --trust FOLDER FILE makes one",
        key -> {
          int entries = port.trust.read().entries().size();
          return entries == 0
              ? DoctorFinding.warn(
                  key,
                  "nobody is trusted: no document's chip is found authentic",
                  "./exeat trust import --trust " + port.trust.path() + " FILE")
              : DoctorFinding.ok(key, entries + " certificates");
        });
  }

  private void server() {
    look(
        "listen.address",
        "put address, behind_proxy, tls or oidc right; docs/server.md says what they take",
        key -> {
          Access access = port.serving.access(new PrintWriter(Writer.nullWriter()));
          Listening at = access.listening();
          return DoctorFinding.ok(
              key,
              (at.address().isLoopbackAddress() ? "this machine only" : "other machines, too")
                  + (at.tls().isPresent() ? ", with TLS" : "")
                  + (at.proxies().isEmpty() ? "" : ", behind a proxy that has it")
                  + access.provider().map(p -> ", people of " + p.settings().issuer()).orElse(""));
        });
    if (port.listen() != 0) {
      findings.add(MachineChecks.port(port.listen()).about("listen.port"));
    }
    file.metricsToken()
        .ifPresent(t ->
            look(
                "metrics_token",
                "openssl rand -hex 32 > FILE; chmod 600 FILE",
                key -> {
                  ScraperToken.read(in.resolve(t));
                  return DoctorFinding.ok(key, "it holds a token");
                }));
  }

  private void webhooks() {
    Set<String> names = new HashSet<>();
    for (Path lane : port.laneFiles) {
      try {
        names.add(LaneFile.read(lane).name());
      } catch (IOException | InvalidYamlException e) {
        return; // said of the lane already; which names there are nobody knows
      }
    }
    List<PortFile.Webhook> all = file.webhooks().orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      PortFile.Webhook w = all.get(i);
      look(
          "webhooks[" + i + "]",
          "openssl rand -hex 32 > FILE; chmod 600 FILE; the receiver has the same secret",
          key -> {
            Receiver receiver = w.receiver(in);
            if (!names.containsAll(receiver.lanes())) {
              return DoctorFinding.fail(
                  key,
                  "there is no lane of one of its lanes' names",
                  "name lanes as their files do");
            }
            if (receiver.authority().isPresent()) {
              Receiver.trusting(receiver.authority().get());
            }
            return receiver.plainHttp()
                ? DoctorFinding.warn(key, "what it is told goes without TLS", "let it have https")
                : DoctorFinding.ok(key, receiver.name() + " can be told; nothing was sent");
          });
    }
  }

  private void readable(String key, Path path) {
    findings.add(
        Files.isReadable(path)
            ? DoctorFinding.ok(key, "it can be read")
            : DoctorFinding.fail(
                key, path + " cannot be read", "see whether it is there, and whose"));
  }

  private void secret(String key, Path path) {
    look(
        key,
        "its first line is the secret; chmod 600 it",
        k -> {
          SecretFile.firstLine(path, "secret", "use another secret");
          return DoctorFinding.ok(k, "it holds a secret");
        });
  }
}
