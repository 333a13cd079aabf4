"""Catalogues, mappings, coverage and consultations."""

from django.urls import path

from entente.web.certification import (
    catalogue_consultation,
    catalogue_imports,
    catalogue_views,
    coverage_saving,
    coverage_views,
    mapping_editor,
    mapping_matrix,
    mapping_review,
    mapping_views,
)

urlpatterns = [
    path("catalogues/", catalogue_views.catalogues, name="catalogues"),
    path("catalogues/import/", catalogue_imports.bring, name="catalogue-import"),
    path("catalogues/<slug:catalogue>/", catalogue_views.catalogue, name="catalogue"),
    path("catalogues/<slug:catalogue>/describe/", catalogue_views.describe, name="catalogue-describe"),
    path("catalogues/<slug:catalogue>/export/<str:ending>/", catalogue_views.export, name="catalogue-export"),
    path("catalogues/<slug:catalogue>/consultation/", catalogue_consultation.consultation, name="catalogue-consultation"),
    path("catalogues/<slug:catalogue>/consultation/<int:requirement>/", catalogue_consultation.requirement, name="catalogue-requirement"),
    path("catalogues/<slug:catalogue>/reply/", catalogue_consultation.reply, name="catalogue-reply"),
    path("comments/<int:comment>/answer/", catalogue_consultation.answer, name="catalogue-answer"),
    path("mappings/", mapping_views.mappings, name="mappings"),
    path("mappings/new/", mapping_views.new, name="mapping-new"),
    path("mappings/matrix/", mapping_matrix.matrix, name="mapping-matrix"),
    path("mappings/review/", mapping_review.queue, name="mapping-review"),
    path("mappings/rows/<int:row>/review/", mapping_review.review, name="mapping-row-review"),
    path("mappings/rows/<int:row>/remove/", mapping_editor.remove, name="mapping-row-remove"),
    path("mappings/<int:mapping>/", mapping_views.mapping, name="mapping"),
    path("mappings/<int:mapping>/describe/", mapping_views.describe, name="mapping-describe"),
    path("mappings/<int:mapping>/edit/", mapping_editor.edit, name="mapping-edit"),
    path("mappings/<int:mapping>/export/<str:ending>/", mapping_views.export, name="mapping-export"),
    path("coverage/", coverage_views.coverage, name="coverage"),
    path("coverage/why/<int:requirement>/", coverage_views.why, name="coverage-why"),
    path("coverage/export/<str:ending>/", coverage_views.export, name="coverage-export"),
    path("coverage/save/", coverage_saving.save, name="coverage-save"),
    path("coverage/evidence/<int:requirement>/", coverage_saving.evidence, name="coverage-evidence"),
    path("coverage/<int:check>/drop/", coverage_saving.drop, name="coverage-drop"),
]
