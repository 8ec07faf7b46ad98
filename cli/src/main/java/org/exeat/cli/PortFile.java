package org.exeat.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.PublicAddress;
import org.exeat.server.webhook.EventKind;
import org.exeat.server.webhook.Receiver;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlFile;
import org.exeat.yaml.YamlReader;

/**
 * What a port runs with, as {@code ./exeat serve --config} reads it. Each key is an option of
 * {@code serve}, which says what holds without it; what stands on the command line wins. Paths are
 * relative to the file's folder. No secret stands in it, only in which file one is.
 *
 * <pre>
 * ledger: ledger             # folder, see ./exeat ledger create
 * lanes:                     # one or more, or none where there is a handheld one
 *   - file: lane-1.yaml      # a lane as it is built, see LaneFile
 *     cameras:               # optional: those that are read; every other camera sends its pictures
 *       front:               # a camera of the lane's file
 *         address: rtsp://10.7.0.11/stream1     # without user and password
 *         sign_in: front-camera                 # optional: a file whose first line is USER:PASSWORD
 * handheld: [bus-bay.yaml]   # optional: lanes where officers take the pictures, see HandheldFile
 * calibration: calibration.yaml                 # optional, as all that follows
 * accept_unproven: false
 * detector_runs: 4           # 1 to 16
 * log: text                  # or json
 * listen:                    # each optional
 *   address: 0.0.0.0         # beyond this machine only with TLS, or behind a proxy that has it
 *   port: 8443
 *   behind_proxy: [10.7.0.2]
 * tls: {keys: keys/tls.p12, password_file: keys/tls-password}
 * public_address: https://port-7.example        # where travellers' telephones reach the server
 * oidc: oidc.yaml            # an organisation's provider, see docs/server.md
 * accounts: accounts.json
 * metrics_token: metrics-token
 * equity: equity.yaml        # the policy by which the equity monitor counts
 * prompts: prompts           # texts of the port's own for the signs, prompts_LANGUAGE.properties
 * announced: announced       # folder
 * trust: {folder: trust, list_age: 90}          # days; each optional
 * retention:
 *   policy: policies/strict.yaml
 *   own_state: UTO           # optional
 *   vault: vault             # folder; made where there is none
 *   master_keys: keys/master-keys.p12           # optional; or, in a security module,
 *   pkcs11: pkcs11.cfg                          # optional
 *   password_file: keys/password                # optional: of one or the other
 *   stays:                   # optional
 *     folder: stays
 *     database: "jdbc:postgresql://db.example/exeat?user=exeat"   # optional, without a password
 *     password_file: keys/database              # optional
 * receipts: {office: receipts, hand_out: to-print}     # the second optional
 * zone: America/Tijuana
 * faces: {model: my-model, threads: 4}          # each optional
 * webhooks:                  # signs and gates that are told what happens, see docs/server.md
 *   - name: gate-1           # in figures: a-z, 0-9 and -
 *     url: https://gate-1.port.example/exeat      # http to this machine only, or with
 *     plain_http: false                           # optional
 *     secret: keys/gate-1    # a file whose first line signs the messages, 32 characters and more
 *     lanes: ["1"]           # optional: all if absent
 *     events: [decided, closed]                   # optional, of sign, opened, decided, closed,
 *                                                 # abandoned; all if absent
 *     authority: keys/site.pem                    # optional: who signs its certificate
 * </pre>
 *
 * <p>Its JSON Schema, for editors, is {@code docs/port.schema.json}; {@code ./exeat config check}
 * looks whether what it names is there and fits together. Immutable.
 */
record PortFile(
    Path ledger,
    List<ServedFile> lanes,
    Optional<List<Path>> handheld,
    Optional<Path> calibration,
    Optional<Boolean> acceptUnproven,
    Optional<Integer> detectorRuns,
    Optional<LogForm> log,
    Optional<Listen> listen,
    Optional<Tls> tls,
    Optional<String> publicAddress,
    Optional<Path> oidc,
    Optional<Path> accounts,
    Optional<Path> metricsToken,
    Optional<Path> equity,
    Optional<Path> prompts,
    Optional<Path> announced,
    Optional<Trust> trust,
    Optional<Retention> retention,
    Optional<Receipts> receipts,
    Optional<ZoneId> zone,
    Optional<Faces> faces,
    Optional<List<Webhook>> webhooks) {
  PortFile {
    webhooks = webhooks.map(List::copyOf);
    if (webhooks.isPresent()
        && webhooks.get().stream().map(Webhook::name).distinct().count() < webhooks.get().size()) {
      throw new IllegalArgumentException("webhooks must each have another name");
    }
    lanes = List.copyOf(lanes);
    handheld = handheld.map(List::copyOf);
    if (lanes.isEmpty() && handheld.map(List::isEmpty).orElse(true)) {
      throw new IllegalArgumentException("lanes must name one or more, or handheld must");
    }
    Set<Path> files = new HashSet<>();
    for (int i = 0; i < lanes.size(); i++) {
      if (!files.add(lanes.get(i).file())) {
        throw new IllegalArgumentException("lanes[" + i + "].file must not stand there twice");
      }
    }
    publicAddress.ifPresent(a -> PublicAddress.of("public_address", a));
    detectorRuns.ifPresent(n -> within("detector_runs", n, 1, 16));
  }

  /**
   * A lane.
   *
   * @param file as it is built
   * @param cameras that are read, by name
   */
  record ServedFile(Path file, Optional<Map<String, Camera>> cameras) {
    ServedFile {
      cameras = cameras.map(Map::copyOf);
    }
  }

  /**
   * A camera that is read.
   *
   * @param address rtsp://… or rtspu://…
   * @param signIn a file with the user and the password that the camera asks for
   */
  record Camera(String address, Optional<Path> signIn) {
    Camera {
      if (!address.matches("(?i)rtspu?://[^/@]+(/.*)?")) {
        throw new IllegalArgumentException(
            "address must be rtsp://HOST/… or rtspu://HOST/…, without a user or a password: these stand in the file"
                + " that sign_in names");
      }
    }
  }

  /** Where the server listens. */
  record Listen(
      Optional<String> address, Optional<Integer> port, Optional<List<String>> behindProxy) {
    Listen {
      behindProxy = behindProxy.map(List::copyOf);
      port.ifPresent(p -> within("port", p, 0, 65_535));
    }
  }

  /** By which key and certificate the server has TLS itself. */
  record Tls(Path keys, Path passwordFile) {}

  /** By whom documents are signed. */
  record Trust(Optional<Path> folder, Optional<Long> listAge) {
    Trust {
      listAge.ifPresent(d -> within("list_age", d, 1, 3_650));
    }
  }

  /** What may be kept beyond a crossing's end, and where. */
  record Retention(
      Path policy,
      Optional<String> ownState,
      Path vault,
      Optional<Path> masterKeys,
      Optional<Path> pkcs11,
      Optional<Path> passwordFile,
      Optional<Stays> stays) {
    Retention {
      if (masterKeys.isPresent() && pkcs11.isPresent()) {
        throw new IllegalArgumentException("pkcs11 must not stand there beside master_keys");
      }
      if (ownState.isPresent() && !ownState.get().matches("[A-Z]{1,3}")) {
        throw new IllegalArgumentException("own_state must be a state's letters, such as UTO");
      }
    }
  }

  /** Where entries and exits are paired. */
  record Stays(Path folder, Optional<String> database, Optional<Path> passwordFile) {
    Stays {
      if (database.isPresent() && !database.get().startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("database must begin with jdbc:postgresql:");
      }
      if (database.isPresent() && database.get().matches("(?is).*password.*|.*//[^/]*@.*")) {
        throw new IllegalArgumentException(
            "database must hold no password: it stands in the file that password_file names");
      }
    }
  }

  /** Where receipts are made, and where they go. */
  record Receipts(Path office, Optional<Path> handOut) {}

  /** Which networks look at faces. */
  record Faces(Optional<Path> model, Optional<Integer> threads) {
    Faces {
      threads.ifPresent(n -> within("threads", n, 1, 256));
    }
  }

  /**
   * A sign or gate that is told what happens; also a file of its own, for {@code --webhook}.
   *
   * @param lanes by name
   */
  record Webhook(
      String name,
      String url,
      Optional<Boolean> plainHttp,
      Path secret,
      Optional<Set<String>> lanes,
      Optional<Set<EventKind>> events,
      Optional<Path> authority) {
    Webhook {
      lanes = lanes.map(Set::copyOf);
      events = events.map(Set::copyOf);
      if (!name.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException("name must be 1 to 40 of a-z, 0-9 and -");
      }
      Receiver.check(uri(url), plainHttp.orElse(false));
    }

    private static URI uri(String url) {
      try {
        return new URI(url);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("url must be https://HOST/… or http://HOST/…", e);
      }
    }

    /**
     * Who is told, with the secret.
     *
     * @param in the folder that paths are relative to
     */
    Receiver receiver(Path in) throws IOException, InvalidInputException {
      return new Receiver(
          name,
          uri(url),
          lanes.orElse(Set.of()),
          events.orElse(Set.of()),
          Receiver.Secret.read(in.resolve(secret)),
          authority.map(in::resolve),
          plainHttp.orElse(false));
    }
  }

  private static void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(key + " must be " + least + " to " + most);
    }
  }

  /**
   * Reads one.
   *
   * @throws InvalidYamlException where the file does not hold one; the message names line and key
   * @throws IOException where it cannot be read at all
   */
  static YamlFile<PortFile> read(Path file) throws InvalidYamlException, IOException {
    return new YamlReader().read(file, String.valueOf(file.getFileName()), PortFile.class);
  }
}
