package org.exeat.report;

import java.util.List;

/**
 * A certificate between the document and what is trusted. Any word but the weaknesses may be empty
 * and is then left out.
 *
 * @param role such as "Document signer"
 * @param subject distinguished name
 * @param issuer distinguished name
 * @param serialNumber hexadecimal
 * @param validity such as "2020-01-01 to 2030-04-01"
 * @param key such as "EC 256"
 * @param signatureAlgorithm such as "SHA-256 ECDSA"
 * @param sha256 of the certificate, hexadecimal
 * @param source how it came here, such as "Listed by the master list of …, imported on …"
 * @param weaknesses each in words
 */
public record ChainCertificate(
    String role,
    String subject,
    String issuer,
    String serialNumber,
    String validity,
    String key,
    String signatureAlgorithm,
    String sha256,
    String source,
    List<String> weaknesses) {
  /** Copies. */
  public ChainCertificate {
    weaknesses = List.copyOf(weaknesses);
  }

  static void write(Html to, List<ChainCertificate> chain) {
    if (chain.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "chain");
    to.element("h2", "Certificate chain", "id", "chain").open("ol", "class", "chain");
    chain.forEach(each -> each.write(to));
    to.close().close().line();
  }

  private void write(Html to) {
    to.open("li");
    if (!role.isBlank()) {
      to.element("h3", role, "dir", "auto");
    }
    for (String weakness : weaknesses) {
      to.open("p", "class", "weakness look");
      Standing.LOOK.sign(to);
      to.text("Weak: ").element("span", weakness, "dir", "auto").close();
    }
    to.open("dl", "class", "facts wide");
    fact(to, "Subject", subject, "name");
    fact(to, "Issuer", issuer, "name");
    fact(to, "Serial number", serialNumber, "code");
    fact(to, "Valid", validity, "");
    fact(to, "Key", key, "");
    fact(to, "Signed with", signatureAlgorithm, "");
    fact(to, "Known from", source, "name");
    if (!sha256.isBlank()) {
      to.open("div", "class", "name").element("dt", "SHA-256").open("dd");
      ShortHash.write(to, sha256);
      to.close().close();
    }
    to.close().close().line();
  }

  private static void fact(Html to, String name, String value, String style) {
    if (!value.isBlank()) {
      to.open("div", "class", style).element("dt", name);
      to.element("dd", value, "dir", "auto").close();
    }
  }
}
