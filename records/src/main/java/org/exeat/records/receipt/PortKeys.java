package org.exeat.records.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exeat.records.receipt.InvalidReceiptException.Reason;

/**
 * The public keys that a port signs its receipts and status lists by, as it publishes them: a JSON
 * Web Key Set (RFC 7517) of P-256 keys, each called by its thumbprint (RFC 7638). Immutable.
 */
public final class PortKeys {
  private final List<ECKey> keys;

  private PortKeys(List<ECKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Reads what the port publishes. */
  public static PortKeys read(String json) throws InvalidReceiptException {
    List<ECKey> keys = new ArrayList<>();
    try {
      for (JWK key : JWKSet.parse(json).getKeys()) {
        if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
          keys.add(ec.toPublicJWK());
        }
      }
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidReceiptException(
          Reason.NOT_PUBLISHED, "the keys are no JSON Web Key Set", e);
    }
    if (keys.isEmpty()) {
      throw new InvalidReceiptException(Reason.NOT_PUBLISHED, "the keys hold none of P-256");
    }
    return new PortKeys(keys);
  }

  /**
   * The payload of a token that one of these keys signed by ES256.
   *
   * @param type that its header must name
   */
  Map<String, Object> payload(String token, String type) throws InvalidReceiptException {
    try {
      JWSObject jws = JWSObject.parse(token);
      if (!JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())) {
        throw new InvalidReceiptException(Reason.NO_RECEIPT, "it is not signed by ES256");
      }
      if (jws.getHeader().getType() == null || !type.equals(jws.getHeader().getType().getType())) {
        throw new InvalidReceiptException(Reason.NO_RECEIPT, "it is not of the type " + type);
      }
      for (ECKey key : keys) {
        if (key.getKeyID() != null
            && key.getKeyID().equals(jws.getHeader().getKeyID())
            && jws.verify(new ECDSAVerifier(key))) {
          Map<String, Object> payload = jws.getPayload().toJSONObject();
          if (payload == null) {
            throw new InvalidReceiptException(
                Reason.NO_RECEIPT, "what is signed is no JSON object");
          }
          return payload;
        }
      }
      throw new InvalidReceiptException(
          Reason.NOT_SIGNED,
          "none of the port's keys signed it: it was changed, or is another port's");
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new InvalidReceiptException(Reason.NO_RECEIPT, "it is no signed token", e);
    }
  }
}
