from entente.products.models.product import Product

__all__ = ["Product"]
